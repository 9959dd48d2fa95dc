import { useState } from 'preact/hooks';
import { forWhom } from '../../session/forWhom.ts';
import type { ResponseRow } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { shareFile } from '../parts/shareFile.ts';

/** Ways to keep a receipt: in a file or with another app, and on paper. */
export function ReceiptActions({ row, code }: { readonly row: ResponseRow; readonly code: string }) {
  const words = useWords();
  const [shared, setShared] = useState(false);
  const share = async () => {
    const lines = [words.delivery.code, code, forWhom(row), row.completedAt, row.id].filter(Boolean);
    setShared(await shareFile({ name: `veldwerk-${code}.txt`, type: 'text/plain', text: `${lines.join('\n')}\n` }));
  };
  return (
    <>
      <div class="response__actions">
        <button type="button" class="button button--plain" data-action="share-receipt" onClick={() => void share()}>
          {words.delivery.share}
        </button>
        <button type="button" class="button button--plain" data-action="print-receipt" onClick={() => print()}>
          {words.delivery.print}
        </button>
      </div>
      <p role="status">{shared && words.delivery.shared}</p>
    </>
  );
}
