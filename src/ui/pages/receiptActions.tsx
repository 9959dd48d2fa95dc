import type { Receipt } from '../../protocol/receipt.ts';
import { forWhom } from '../../session/forWhom.ts';
import type { ResponseRow } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { shareFile } from '../parts/shareFile.ts';

/** Ways to keep a receipt: in a file or with another app, and on paper. */
export function ReceiptActions({
  row,
  receipt,
  title,
}: {
  readonly row: ResponseRow;
  readonly receipt: Receipt;
  /** Of the questionnaire, once it is loaded. */
  readonly title: string | undefined;
}) {
  const { code, signature } = receipt;
  const words = useWords();
  const share = async () => {
    const lines = [title, words.delivery.code, code, forWhom(row), row.completedAt, row.id, signature].filter(Boolean);
    // Whether it was kept, neither a download nor another app tells.
    await shareFile({ name: `veldwerk-${code}.txt`, type: 'text/plain', text: `${lines.join('\n')}\n` });
  };
  return (
    <div class="response__actions">
      <button type="button" class="button button--plain" data-action="share-receipt" onClick={() => void share()}>
        {words.delivery.share}
      </button>
      <button type="button" class="button button--plain" data-action="print-receipt" onClick={() => print()}>
        {words.delivery.print}
      </button>
    </div>
  );
}
