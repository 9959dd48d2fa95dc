import type { Step } from '../../../engine/step.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { DifferenceLine } from './difference.tsx';
import { differencesAt } from './differencesAt.ts';

/** What two devices said otherwise to a question, below its fields. */
export function DifferencesOnQuestion({ session, step }: { readonly session: Session; readonly step: Step }) {
  const { anotherDevice: told } = useWords();
  const found = differencesAt(session, step);
  if (found.length === 0) return null;
  const several = step.entry.items.length > 1;
  return (
    <div class="differences">
      <p class="differences__title" role="status">
        {told.differTitle}
      </p>
      {found.map(({ difference, item }) => (
        <DifferenceLine
          key={`${difference.name} ${difference.writer} ${difference.seq}`}
          session={session}
          difference={difference}
          label={several && item ? labelsOf(session).item(item).name : undefined}
        />
      ))}
    </div>
  );
}
