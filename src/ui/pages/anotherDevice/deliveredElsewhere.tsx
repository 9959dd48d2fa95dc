import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { beginCorrection, type CorrectionFault } from '../../../session/correcting.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';

/** What stands in the place of completing where the draft was received from another device: why, and what can be done. */
export function DeliveredElsewhere({ session }: { readonly session: Session }) {
  const words = useWords();
  const told = words.anotherDevice.elsewhere;
  const services = useServices();
  const once = useOnce();
  const [fault, setFault] = useState<CorrectionFault>();
  const begin = () =>
    once(async () => {
      // Whatever is still on its way to the disk is carried along.
      await session.flush();
      if (session.save.peek().state === 'failed') return setFault('failed');
      const begun = await beginCorrection(services, session.id);
      if (begun.ok) go({ page: 'review', response: begun.value });
      else setFault(begun.fault);
    }).catch((cause: unknown) => {
      report('correct', cause);
      setFault('failed');
    });
  return (
    <div data-delivered-elsewhere>
      <h2 id="summary-title">{words.anotherDevice.faults.delivered}</h2>
      <p>{told.what}</p>
      <p>{told.keep}</p>
      {fault && (
        <p role="alert" class="card__error" data-fault={fault}>
          {fault === 'corrected' ? told.already : words.app.storageBroken}
        </p>
      )}
      <button type="button" class="button button--large" data-action="correct-elsewhere" onClick={() => void begin()}>
        {told.correct}
      </button>
    </div>
  );
}
