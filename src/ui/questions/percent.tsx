import type { Item } from '../../engine/outline.ts';
import type { Session } from '../session.ts';
import type { Described } from './described.ts';
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
      />
      <span class="number__unit">{session.texts.units.percent}</span>
    </span>
  );
}
