import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';

/** Why a device cannot be handed over: nothing on it would keep others' answers out of sight. */
export function WhyNot() {
  const { store, config } = useServices();
  const { handover } = useWords().lock;
  const why = store.inMemory ? 'memory' : (config.value.deviceLock ?? 'off') === 'off' ? 'off' : 'lock';
  return <p data-handover-not={why}>{handover.not[why]}</p>;
}
