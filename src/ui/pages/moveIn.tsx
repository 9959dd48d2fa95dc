import { useState } from 'preact/hooks';
import { report } from '../../lib/report.ts';
import { type MovedIn, moveIn } from '../../session/moving.ts';
import { useWords } from '../locale.ts';
import { useServices } from '../services.ts';

/** No draft comes near this, in bytes. */
const mostBytes = 4 * 1024 * 1024;

type Outcome = MovedIn | 'failed';

/** Brings a draft in from a file. Nothing that is here is ever overwritten by it. */
export function MoveIn() {
  const services = useServices();
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (file: File): Promise<Outcome> =>
    file.size <= mostBytes ? moveIn(services, await file.text()) : 'unreadable';
  return (
    <div class="moving">
      <label for="moved-file">{words.response.move.open}</label>
      <input
        id="moved-file"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file)
            void take(file).then(setOutcome, (cause: unknown) => {
              report('bring in', cause);
              setOutcome('failed');
            });
          // The same file, mended, may be chosen again.
          currentTarget.value = '';
        }}
      />
      <p role="status" data-moved={outcome}>
        {outcome && words.response.move.outcomes[outcome]}
      </p>
    </div>
  );
}
