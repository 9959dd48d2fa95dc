import { useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import type { SealedLine } from '../../protocol/sealedLine.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import { OpenedResponse } from './openedResponse.tsx';
import { useReceivedLines } from './receivedLines.ts';
import { SealedExport } from './sealedExport.tsx';
import { useOpeningKey } from './useOpeningKey.ts';

/** Opens sealed responses with a key that stays in this frame: one to read, or all of them as an export. */
export function SealedDesk() {
  const { office, language } = useOfficeLocale();
  const told = office.sealed;
  const { lines, contact } = useReceivedLines() ?? { contact: false };
  const { key, choose, forget } = useOpeningKey();
  const [chosen, setChosen] = useState<SealedLine>();
  const hasKey = typeof key !== 'string';
  if (chosen && hasKey)
    return (
      <main data-sealed="response">
        <p class="print__tools">
          <button type="button" class="button button--plain" onClick={() => setChosen(undefined)}>
            {told.back}
          </button>
        </p>
        <OpenedResponse line={chosen} opener={key} contact={contact} />
      </main>
    );
  return (
    <main data-sealed={hasKey ? 'open' : 'closed'}>
      <h2>{told.keyTitle}</h2>
      <label for="sealed-key">{told.key}</label>
      <p class="hint" id="sealed-key-hint">
        {told.keyHint}
      </p>
      <input
        id="sealed-key"
        type="file"
        accept=".json,.jwk,application/json"
        aria-describedby="sealed-key-hint"
        onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
      />
      <p role="status" data-key={hasKey ? 'there' : key}>
        {key === 'unreadable' && told.unreadable}
        {hasKey && told.there}
      </p>
      {hasKey && (
        <button type="button" class="button button--plain" data-action="forget-key" onClick={forget}>
          {told.forget}
        </button>
      )}
      {hasKey && lines && <SealedExport lines={lines} opener={key} contact={contact} />}
      {lines && (
        <section aria-labelledby="sealed-list">
          <h2 id="sealed-list">{told.list({ count: lines.length })}</h2>
          <ul class="office-sealed__list">
            {lines.map((line) => (
              <li key={line.receipt.code}>
                <button
                  type="button"
                  class="button button--plain"
                  disabled={!hasKey}
                  data-sealed-code={line.receipt.code}
                  onClick={() => setChosen(line)}
                >
                  <Written text={line.caseId ?? line.receipt.code} />{' '}
                  {dateAndTime(new Date(line.receipt.receivedAt), language)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
