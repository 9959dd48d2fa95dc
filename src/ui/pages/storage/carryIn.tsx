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
import { shareFile } from '../../parts/shareFile.ts';
import { useServices } from '../../services.ts';
import { FilePicker } from './filePicker.tsx';

type Outcome = BroughtIn | CarryInFault | 'failed';

const effects = ['new', 'same', 'received', 'other', 'damaged'] as const satisfies readonly (keyof CarriedIn)[];

/** Brings in what was carried here in a file: responses to send, or receipts; and gives receipts back. */
export function CarryIn() {
  const services = useServices();
  const words = useWords();
  const { carried } = words;
  const [text, setText] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
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
    if (file.size > mostCarriedBytes) return setOutcome('too-much');
    const content = await file.text();
    setText(content);
    await open(content);
  };
  const asks = text !== undefined && (outcome === 'locked' || outcome === 'wrong-key');
  const wrong = wrongIn(outcome, asks);
  const said = (
    <div role={wrong ? 'alert' : 'status'} data-carried-in={typeof outcome === 'object' ? outcome.kind : outcome}>
      {typeof outcome === 'string' && <p>{carried.faults[outcome]}</p>}
      {typeof outcome === 'object' && <Told broughtIn={outcome} />}
    </div>
  );
  return (
    <section class="card storage">
      <h2>{carried.inTitle}</h2>
      <p>{carried.in}</p>
      <FilePicker
        id="carried-file"
        name="carried-in"
        label={carried.choose}
        open={carried.open}
        action="open-carried"
        asks={asks}
        wrong={wrong}
        said={said}
        onFile={choose}
        onPassphrase={(passphrase) => open(text ?? '', passphrase)}
        onFailure={fail}
      />
      {!wrong && said}
      <GiveBack />
    </section>
  );
}

/** Which of the fields is wrong. */
function wrongIn(outcome: Outcome | undefined, asks: boolean): 'file' | 'passphrase' | undefined {
  if (typeof outcome !== 'string' || outcome === 'locked') return undefined;
  return outcome === 'wrong-key' && asks ? 'passphrase' : 'file';
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
