import { itemAt } from '../../../engine/outline.ts';
import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { type Difference, entryAddress, isRowEntry } from '../../../protocol/draftCopy.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { rowInFull } from '../../parts/rowTitle.ts';
import { DifferenceLine } from './difference.tsx';

/** Everything that two devices said otherwise and nobody has settled, before it is completed. */
export function DifferencesOnReview({ session }: { readonly session: Session }) {
  const words = useWords();
  const told = words.anotherDevice;
  const found = session.differences.value;
  if (found.length === 0) return null;
  return (
    <section class="differences" data-differences={found.length} aria-labelledby="differences-title">
      <h3 id="differences-title">{told.differTitle}</h3>
      <p>{told.differWhat}</p>
      {found.map((difference) => (
        <DifferenceLine
          key={`${difference.name} ${difference.writer} ${difference.seq}`}
          session={session}
          difference={difference}
          label={labelOf(session, difference, words)}
        />
      ))}
    </section>
  );
}

/** What a difference is about, in words. */
function labelOf(session: Session, { name }: Difference, words: ReturnType<typeof useWords>): string {
  const about = entryAddress(name);
  const evaluation = session.evaluation();
  if (isRowEntry(name)) {
    const row = rowAt(evaluation, about);
    return row ? rowInFull({ evaluation, texts: session.texts, words }, row) : words.anotherDevice.rowThere;
  }
  if (name.startsWith('noted ')) return words.anotherDevice.ownName;
  const texts = textsInRow(session.texts, about);
  const labels = labelsOf({ instrument: session.instrument, texts });
  const item = itemAt(session.instrument, about);
  if (!item) return name.startsWith('confirmed ') ? words.anotherDevice.confirmed : labels.question(about).title;
  const { number, title } = labels.question(item.question);
  const { letter, name: called } = labels.item(about);
  return number ? [title, letter].filter(Boolean).join(', ') : called;
}
