import { useEffect, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { mostCarriedBytes } from '../../../protocol/carried.ts';
import {
  type BroughtIn,
  type CarriedIn,
  type CarryInFault,
  carryIn,
  receiptsToGiveBack,
} from '../../../session/carrying.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { shareFile } from '../../parts/shareFile.ts';
import { useServices } from '../../services.ts';
import { PassphraseField } from '../lock/passphraseField.tsx';

type Outcome = BroughtIn | CarryInFault | 'failed';

const effects = ['new', 'same', 'received', 'other', 'damaged'] as const satisfies readonly (keyof CarriedIn)[];

/** Brings in what was carried here in a file: responses to send, or receipts; and gives receipts back. */
export function CarryIn() {
  const services = useServices();
  const words = useWords();
  const { carried, storage } = words;
  const [text, setText] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const once = useOnce();
  const fail = (cause: unknown) => {
    report('bring in', cause);
    setOutcome('failed');
  };
  const open = async (file: string, secret?: string) => {
    const read = await carryIn(services, file, secret);
    setOutcome(read.ok ? read.value : read.fault);
    if (read.ok) setText(undefined);
  };
  const choose = async (file: File) => {
    setOutcome(undefined);
    setPassphrase('');
    if (file.size > mostCarriedBytes) return setOutcome('too-much');
    const content = await file.text();
    setText(content);
    await open(content);
  };
  const asks = text !== undefined && (outcome === 'locked' || outcome === 'wrong-key');
  const wrong = outcome === 'wrong-key' && asks;
  const inFile = typeof outcome === 'string' && outcome !== 'locked' && !wrong;
  const said = (
    <div
      role={inFile || wrong ? 'alert' : 'status'}
      data-carried-in={typeof outcome === 'object' ? outcome.kind : outcome}
    >
      {typeof outcome === 'string' && <p>{carried.faults[outcome]}</p>}
      {typeof outcome === 'object' && <Told broughtIn={outcome} />}
    </div>
  );
  return (
    <section class="card storage">
      <h2>{carried.inTitle}</h2>
      <p>{carried.in}</p>
      <label for="carried-file">{carried.choose}</label>
      <input
        id="carried-file"
        type="file"
        accept=".json,.jwe,.txt,application/json,text/plain"
        aria-invalid={inFile}
        aria-describedby={inFile ? 'carried-file-error' : undefined}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void once(() => choose(file)).catch(fail);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {inFile && <div id="carried-file-error">{said}</div>}
      {asks && (
        <Form onSubmit={() => once(() => open(text, passphrase)).catch(fail)}>
          <PassphraseField
            name="carried-in"
            label={storage.opensWith}
            invalid={wrong}
            value={passphrase}
            onInput={setPassphrase}
          >
            {wrong && said}
          </PassphraseField>
          <button type="submit" class="button" data-action="open-carried">
            {carried.open}
          </button>
        </Form>
      )}
      {!inFile && !wrong && said}
      <GiveBack />
    </section>
  );
}

/** What a file has done. */
function Told({ broughtIn }: { readonly broughtIn: BroughtIn }) {
  const { carried } = useWords();
  if (broughtIn.kind === 'receipts') return <p data-receipts-noted>{carried.receipts({ count: broughtIn.count })}</p>;
  const done = effects.filter((effect) => broughtIn.effects[effect] > 0);
  if (done.length === 0) return <p>{carried.nothing}</p>;
  return (
    <ul>
      {done.map((effect) => (
        <li key={effect} data-effect={effect}>
          {carried.effects[effect]({ count: broughtIn.effects[effect] })}
        </li>
      ))}
    </ul>
  );
}

/** Offers the receipts of what was carried here, once there are some. */
function GiveBack() {
  const services = useServices();
  const { store } = services;
  const { carried } = useWords();
  const [some, setSome] = useState(false);
  useEffect(
    () =>
      store.watch(
        async () => (await receiptsToGiveBack(services, new Date())) !== undefined,
        setSome,
        // The page says already that nothing can be read.
        () => {},
      ),
    [services, store],
  );
  if (!some) return null;
  const save = async () => {
    const file = await receiptsToGiveBack(services, new Date());
    if (file) await shareFile(file);
  };
  return (
    <>
      <p>{carried.giveBackWhat}</p>
      <button
        type="button"
        class="button button--plain"
        data-action="give-back"
        onClick={() => void save().catch((cause: unknown) => report('carry', cause))}
      >
        {carried.giveBack}
      </button>
    </>
  );
}
