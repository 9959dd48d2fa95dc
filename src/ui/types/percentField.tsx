import type { Entered } from '../../engine/value.ts';
import { Steps } from '../questions/step.tsx';
import { stepFrom } from '../questions/stride.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps, TypeView } from './row.ts';
import { wholeEntry } from './wholeEntry.ts';

/** "45 %" is 45 to whoever types it. */
const parse = (typed: string): Entered => wholeEntry(typed, '%');

function Field({ session, item, labelledBy, row, described }: FieldProps<'percent'>) {
  return (
    <span class="number" data-item={row ? undefined : item.id}>
      <TextInput
        session={session}
        item={item}
        kind="text"
        inputMode="numeric"
        parse={parse}
        labelledBy={labelledBy}
        described={described}
        onKeyDown={(event) => {
          const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
          const to = direction && stepFrom(session.answers.peek()[item.id], direction, 1);
          if (to === undefined) return;
          event.preventDefault();
          session.answer(item.id, to, true);
        }}
      />
      <span class="number__unit">{session.texts.units.percent}</span>
      <Steps session={session} item={item} />
    </span>
  );
}

/** A whole percentage. */
export const percent: TypeView<'percent'> = {
  Field,
  format: (value, _item, texts) => `${value} ${texts.units.percent}`,
  parse,
};
