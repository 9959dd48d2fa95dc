import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';

/** Every receipt on the device, also of what was taken off it. */
export function Receipts() {
  const { store, config } = useServices();
  const language = useLanguage();
  const { leaving } = useWords();
  const [receipts, setReceipts] = useState<readonly Receipt[]>([]);
  useEffect(
    () =>
      store.watch(
        store.receipts,
        setReceipts,
        // The page says already that nothing can be read.
        () => {},
      ),
    [store],
  );
  const days = config.value.removeReceivedAfterDays;
  if (receipts.length === 0 && days === undefined) return null;
  return (
    <section class="card storage">
      <h2>{leaving.receiptsTitle}</h2>
      {days !== undefined && <p data-remove-after={days}>{leaving.automatic({ count: days })}</p>}
      {receipts.length > 0 && (
        <details>
          <summary>{leaving.receipts({ count: receipts.length })}</summary>
          <ul>
            {receipts
              .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt))
              .map(({ id, code, receivedAt }) => (
                <li key={id} data-kept-receipt={code}>
                  <strong>{code}</strong> {leaving.receivedAt({ when: dateAndTime(new Date(receivedAt), language) })}
                </li>
              ))}
          </ul>
        </details>
      )}
      <a class="alone" href={addressOf({ page: 'receipts' })}>
        {leaving.allReceipts}
      </a>
    </section>
  );
}
