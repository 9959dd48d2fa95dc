import type { Item } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import type { Described } from './described.ts';
import { Steps } from './step.tsx';
import { stepFrom } from './stride.ts';
import { TextInput } from './textInput.tsx';

/** A whole percentage. `labelledBy`: what names it, the stem or the item's own text. */
export function Percent({
  session,
  item,
  labelledBy,
  described,
}: { readonly session: Session; readonly item: Item; readonly labelledBy: string } & Described) {
  return (
    <span class="number" data-item={item.id}>
      <TextInput
        session={session}
        item={item}
        type="text"
        inputMode="numeric"
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
