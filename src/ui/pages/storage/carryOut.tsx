import { useEffect, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { CarriedResponse } from '../../../protocol/carried.ts';
import type { CarriedSeal } from '../../../protocol/carriedText.ts';
import { shortestPassphrase } from '../../../protocol/underPassphrase.ts';
import { carriedFileOf, type ToCarry, toCarry } from '../../../session/carrying.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { shareFile } from '../../parts/shareFile.ts';
import { useServices } from '../../services.ts';
import { NewPassphrase } from '../lock/newPassphrase.tsx';
import { faultOf, nothingTyped } from '../lock/typedTwice.ts';

type Outcome = 'short' | 'different' | 'failed' | { readonly count: number; readonly left: number };

/** Takes along what waits to be sent, in an encrypted file; nothing where nothing waits. */
export function CarryOut() {
  const services = useServices();
  const { store, config } = services;
  const words = useWords();
  const { carried, lock: told } = words;
  const [waiting, setWaiting] = useState<ToCarry>();
  const [typed, setTyped] = useState(nothingTyped);
  const [outcome, setOutcome] = useState<Outcome>();
  const once = useOnce();
  useEffect(
    () =>
      store.watch(
        () => toCarry(services),
        setWaiting,
        // The page says already that nothing can be read.
        () => {},
      ),
    [services, store],
  );
  if (!waiting || waiting.all.length === 0) return null;
  const { ingestKey } = config.value;
  const make = async (responses: readonly CarriedResponse[], seal: CarriedSeal): Promise<Outcome | undefined> => {
    const { file, count } = await carriedFileOf(responses, seal, new Date());
    if (!(await shareFile(file))) return undefined;
    // It opens the file, and stands nowhere from now on.
    setTyped(nothingTyped);
    return { count, left: responses.length - count };
  };
  const save = (responses: readonly CarriedResponse[], seal: CarriedSeal) => {
    setOutcome(undefined);
    return once(() =>
      make(responses, seal).then(setOutcome, (cause: unknown) => {
        report('carry', cause);
        setOutcome('failed');
      }),
    );
  };
  const saveTyped = async () => {
    const fault = faultOf(typed);
    if (fault) setOutcome(fault);
    else await save(waiting.all, { passphrase: typed.passphrase });
  };
  const made = typeof outcome === 'object' ? outcome : undefined;
  const ofPassphrase = outcome === 'short' || outcome === 'different';
  const said = (
    <p role={outcome === undefined || made ? 'status' : 'alert'} data-carried={made ? made.count : outcome?.toString()}>
      {ofPassphrase && told.said[outcome]}
      {outcome === 'failed' && carried.failed}
      {made && carried.saved({ count: made.count })}
      {made && made.left > 0 && ` ${carried.left({ count: made.left })}`}
    </p>
  );
  const form = (
    <Form onSubmit={saveTyped}>
      <NewPassphrase
        names={['carry', 'carry-again']}
        labels={[carried.passphrase, told.again]}
        hint={words.storage.passphraseHint({ least: shortestPassphrase })}
        fault={ofPassphrase ? outcome : undefined}
        typed={typed}
        onInput={setTyped}
      >
        {said}
      </NewPassphrase>
      <button type="submit" class={ingestKey ? 'button button--plain' : 'button'} data-action="carry">
        {carried.save}
      </button>
    </Form>
  );
  return (
    <section class="card storage" data-carry={waiting.all.length}>
      <h2>{carried.outTitle}</h2>
      <p>{carried.out}</p>
      <p>
        <strong>{carried.waiting({ count: waiting.all.length })}</strong>
      </p>
      {ingestKey && waiting.forOffice.length > 0 && (
        <>
          <p class="hint">{carried.forOfficeHint}</p>
          <button
            type="button"
            class="button"
            data-action="carry-office"
            onClick={() => void save(waiting.forOffice, { office: ingestKey })}
          >
            {carried.forOffice}
          </button>
        </>
      )}
      {ingestKey ? (
        <details>
          <summary>{carried.forDevice}</summary>
          {form}
        </details>
      ) : (
        form
      )}
      {!ofPassphrase && said}
    </section>
  );
}
