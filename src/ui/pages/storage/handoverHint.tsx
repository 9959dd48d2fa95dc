import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { WhyNot } from '../handover/whyNot.tsx';

/** Says where a device is handed over to a respondent, or why it cannot be. */
export function HandoverHint() {
  const { lock, store } = useServices();
  const { handover } = useWords().lock;
  return (
    <section class="card storage">
      <h2>{handover.title}</h2>
      {lock && !store.inMemory ? <p>{handover.where}</p> : <WhyNot />}
    </section>
  );
}
