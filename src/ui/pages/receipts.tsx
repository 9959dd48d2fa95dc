import { useEffect, useState } from 'preact/hooks';
import { type LedgerEntry, ledgerCsv, ledgerJson, ledgerOf } from '../../session/ledger.ts';
import type { StoredResponse } from '../../session/responses.ts';
import { locale, useWords } from '../locale.ts';
import { download } from '../parts/download.ts';
import { Main } from '../parts/main.tsx';
import { ReceiptVerdictCard } from '../parts/receiptVerdict.tsx';
import { ToStart } from '../parts/toStart.tsx';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { nameInFull } from './responseName.ts';
import { useTitles } from './titles.ts';

/** The ledger: every receipt on the device, also of what was taken off it, to be printed, saved and checked. */
export function ReceiptsPage() {
  const services = useServices();
  const { store } = services;
  const words = useWords();
  const { receipts: told } = words;
  const [entries, setEntries] = useState<readonly LedgerEntry[] | 'broken'>();
  const [responses, setResponses] = useState<readonly StoredResponse[]>([]);
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
  }, [words, told]);
  useEffect(() => {
    const broken = () => setEntries('broken');
    return store.watch(
      store.receipts,
      // Checked apart: a transaction of the browser's does not wait for it.
      (receipts) => void ledgerOf(services, receipts).then(setEntries, broken),
      broken,
    );
  }, [services, store]);
  useEffect(
    () =>
      store.watch(
        store.list,
        (listing) => setResponses(listing.responses),
        // Said by the receipts, which are read from the same database.
        () => {},
      ),
    [store],
  );
  return (
    <Main data-page="receipts">
      <h1 tabIndex={-1}>{told.title}</h1>
      <p>{told.what}</p>
      {entries === 'broken' && <p role="alert">{words.app.storageBroken}</p>}
      {entries === undefined && <p aria-busy="true" />}
      {typeof entries === 'object' && <Ledger entries={entries} responses={responses} />}
      <p>
        <a class="alone" href={addressOf({ page: 'verify' })}>
          {told.check}
        </a>
      </p>
      <p>
        <ToStart />
      </p>
    </Main>
  );
}

function Ledger({
  entries,
  responses,
}: {
  readonly entries: readonly LedgerEntry[];
  /** What is on the device still: only that has a name. */
  readonly responses: readonly StoredResponse[];
}) {
  const titleOf = useTitles(responses);
  const names = new Map(responses.map((one) => [one.row.id, nameInFull(one, locale.value, titleOf(one.row))]));
  const { receipts: told, verify } = useWords();
  const verdicts = entries.map(({ verdict }) => verdict);
  if (entries.length === 0) return <p data-ledger={0}>{told.none}</p>;
  return (
    <>
      <div class="response__actions">
        <button type="button" class="button button--plain" data-action="print-receipts" onClick={() => print()}>
          {told.print}
        </button>
        <button
          type="button"
          class="button button--plain"
          data-action="save-receipts-csv"
          onClick={() => download('veldwerk-receipts.csv', 'text/csv', ledgerCsv(entries))}
        >
          {told.spreadsheet}
        </button>
        <button
          type="button"
          class="button button--plain"
          data-action="save-receipts-json"
          onClick={() => download('veldwerk-receipts.json', 'application/json', ledgerJson(entries))}
        >
          {told.forChecking}
        </button>
      </div>
      <ul class="ledger" data-ledger={entries.length}>
        {entries.map(({ receipt, verdict }) => (
          <ReceiptVerdictCard key={receipt.id} verdict={verdict} all={verdicts} name={names.get(receipt.id)} />
        ))}
      </ul>
      <p class="hint">{verify.proves}</p>
    </>
  );
}
