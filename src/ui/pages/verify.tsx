import { useEffect, useState } from 'preact/hooks';
import { sha256, toHex } from '../../protocol/digest.ts';
import {
  hasReceiptCode,
  maxPresentedCharacters,
  type ReceiptVerdict,
  receiptsInAll,
  verdictOn,
} from '../../protocol/presentedReceipts.ts';
import { knownKeys } from '../../session/ledger.ts';
import { useWords } from '../locale.ts';
import { Form } from '../parts/form.tsx';
import { Main } from '../parts/main.tsx';
import { ReceiptVerdictCard } from '../parts/receiptVerdict.tsx';
import { ToStart } from '../parts/toStart.tsx';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';

/** No response that a collector takes is larger. */
const mostResponseBytes = 1024 * 1024;

/** What came of checking. */
type Outcome =
  | { readonly kind: 'nothing' | 'codeAlone' | 'unreadable' | 'tooMuch' }
  | { readonly kind: 'checked'; readonly verdicts: readonly ReceiptVerdict[]; readonly digest: string | undefined };

/** Checks receipts that somebody pastes or chooses, without a network. */
export function VerifyPage() {
  const services = useServices();
  const words = useWords();
  const { verify } = words;
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<File>();
  const [response, setResponse] = useState<File>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [keyless, setKeyless] = useState(false);
  useEffect(() => {
    document.title = `${verify.title} · ${words.app.name}`;
  }, [words, verify]);
  const keys = async () => knownKeys(services, await services.store.receipts());
  useEffect(() => {
    // What cannot be read is said once something is checked.
    void keys().then(
      (known) => setKeyless(known.length === 0),
      () => {},
    );
  }, [services]);
  const check = async (): Promise<Outcome> => {
    if ((response?.size ?? 0) > mostResponseBytes) return { kind: 'unreadable' };
    if ((file?.size ?? 0) > maxPresentedCharacters) return { kind: 'tooMuch' };
    const texts = [pasted.trim(), (await file?.text()) ?? ''].filter(Boolean);
    const presented = receiptsInAll(texts);
    if (!presented.ok) return { kind: 'tooMuch' };
    if (presented.value.length === 0) return { kind: texts.some(hasReceiptCode) ? 'codeAlone' : 'nothing' };
    const known = await keys();
    const bytes = response && new Uint8Array(await response.arrayBuffer());
    return {
      kind: 'checked',
      verdicts: await Promise.all(presented.value.map((one) => verdictOn(one, known))),
      digest: bytes && toHex(await sha256(bytes)),
    };
  };
  const wrong = outcome && outcome.kind !== 'checked' ? verify[outcome.kind] : undefined;
  return (
    <Main data-page="verify">
      <h1 tabIndex={-1}>{verify.title}</h1>
      <p>{verify.proves}</p>
      <p>{verify.here}</p>
      {keyless && <p data-no-keys>{verify.noKeys}</p>}
      <section class="card storage">
        <Form
          onSubmit={() =>
            check().then(
              setOutcome,
              // A file that has gone since; what is wrong with the storage is reported by it.
              () => setOutcome({ kind: 'unreadable' }),
            )
          }
        >
          <label for="receipt">{verify.pasted}</label>
          <textarea
            id="receipt"
            name="receipt"
            rows={4}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            translate={false}
            aria-invalid={wrong !== undefined}
            aria-describedby={wrong === undefined ? undefined : 'receipt-wrong'}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
          {wrong !== undefined && (
            <p id="receipt-wrong" role="alert" data-nothing-verified={outcome?.kind}>
              {wrong}
            </p>
          )}
          <FileField id="receipt-file" label={verify.file} onChoose={setFile} />
          <FileField id="response-file" label={verify.response} onChoose={setResponse} />
          <button type="submit" class="button" data-action="verify">
            {verify.check}
          </button>
        </Form>
      </section>
      <div role="status">{outcome?.kind === 'checked' && <Verdicts {...outcome} />}</div>
      <p>
        <a class="alone" href={addressOf({ page: 'storage' })}>
          {words.app.storage}
        </a>
      </p>
      <p>
        <ToStart />
      </p>
    </Main>
  );
}

function FileField({
  id,
  label,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly onChoose: (file: File | undefined) => void;
}) {
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="file" onChange={({ currentTarget }) => onChoose(currentTarget.files?.[0])} />
    </>
  );
}

/** What was found of each receipt, and whether a response is the one that it is about. */
function Verdicts({ verdicts, digest }: Extract<Outcome, { kind: 'checked' }>) {
  const { verify } = useWords();
  return (
    <ul class="ledger">
      {verdicts.map((verdict) => {
        const claimed = verdict.checked?.claims.sha256;
        const bytes = digest && claimed ? (digest === claimed ? 'same' : 'other') : undefined;
        return (
          <ReceiptVerdictCard key={verdict.presented.signature} verdict={verdict} all={verdicts}>
            {verdict.fault === 'unsigned' && <p>{verify.unsignedWhat}</p>}
            {bytes && <p data-bytes={bytes}>{verify.bytes[bytes]}</p>}
          </ReceiptVerdictCard>
        );
      })}
    </ul>
  );
}
