import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { DeviceLock } from '../../../session/deviceLock.ts';
import { forWhom } from '../../../session/forWhom.ts';
import { handOver } from '../../../session/handover.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import { WhyNot } from './whyNot.tsx';

/** Says what handing over means, and does it; or says why it cannot be done. */
export function StartHandover({
  lock,
  stored,
}: {
  readonly lock: DeviceLock | undefined;
  readonly stored: StoredResponse;
}) {
  const services = useServices();
  const { lock: words } = useWords();
  const told = words.handover;
  const [fault, setFault] = useState<'unsaved' | 'failed'>();
  const once = useOnce();
  if (!lock || services.store.inMemory) return <WhyNot />;
  const { row } = stored;
  const start = async () => {
    setFault(undefined);
    if ((await handOver(services, lock, row.id, forWhom(row) ?? '')) === 'unsaved') return setFault('unsaved');
    go(row.state === 'draft' ? continuation(stored) : { page: 'delivery', response: row.id }, 'replace');
  };
  return (
    <section class="card storage">
      <p>{told.what}</p>
      <ul>
        {Object.entries(told.means).map(([name, line]) => (
          <li key={name}>{line}</li>
        ))}
      </ul>
      <p class="hint">{told.curtain}</p>
      <button
        type="button"
        class="button"
        data-action="hand-over"
        onClick={() =>
          void once(start).catch((cause: unknown) => {
            report('hand over', cause);
            setFault('failed');
          })
        }
      >
        {told.start}
      </button>
      <p role="alert" data-handover-fault={fault}>
        {fault && words.said[fault]}
      </p>
    </section>
  );
}
