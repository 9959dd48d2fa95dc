import type { Entered } from '../../engine/value.ts';
import { StepButtons } from '../questions/stepButtons.tsx';
import { stepFrom } from '../questions/stepFrom.ts';
import { TextInput } from '../questions/textInput.tsx';
import { MistakeHint } from './mistakeHint.tsx';
import type { FieldProps } from './row.ts';
import { unitDescribed, unitIdOf } from './unit.ts';
import { wholeEntry } from './wholeEntry.ts';
import { wholeMistake } from './wholeMistake.ts';

/** "45 %" is 45 to whoever types it. */
export const percentEntry = (typed: string): Entered => wholeEntry(typed, '%');

/** A field for a whole percentage, with steps up and down. */
export function PercentField({ session, item, labelledBy, row, described }: FieldProps<'percent'>) {
  const id = `${item.id}-mistake`;
  const mistake =
    described.invalid.has(item.id) && session.reading(item.id)?.kind === 'invalid'
      ? wholeMistake(session.entry(item.id))
      : undefined;
  return (
    <>
      <span class="number" data-item={row ? undefined : item.id}>
        <TextInput
          session={session}
          item={item}
          kind="text"
          inputMode="numeric"
          parse={percentEntry}
          labelledBy={labelledBy}
          described={unitDescribed(mistake ? { ...described, by: `${described.by ?? ''} ${id}` } : described, item.id)}
          onKeyDown={(event) => {
            // While a text is composed, the keys are those of what composes it.
            if (event.isComposing) return;
            const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
            const to = direction && stepFrom(session.answers.peek()[item.id], direction, 1);
            if (to === undefined) return;
            event.preventDefault();
            session.answer(item.id, to, true);
          }}
        />
        <span class="number__unit" id={unitIdOf(item.id)} lang={session.texts.language}>
          {session.texts.units.percent}
        </span>
        <StepButtons session={session} item={item} />
      </span>
      <div class="mistakes" aria-live="polite">
        {mistake && <MistakeHint id={id} check={item.domainCheck} mistake={mistake} />}
      </div>
    </>
  );
}
