import type { ItemOf } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { viewOf } from '../types/table.ts';
import type { LineType } from '../types/text.tsx';
import type { Described } from './described.ts';

interface FieldsProps extends Described {
  readonly session: Session;
  readonly items: readonly ItemOf<LineType>[];
}

/** Lines of text: a name, an address, a number. */
export function Fields({ session, items, described }: FieldsProps) {
  return (
    <div class="fields">
      {items.map((item) => {
        const { Field } = viewOf(item);
        return (
          <div key={item.id} class="fields__row" data-item={item.id}>
            <label for={`${item.id}-field`}>{session.texts.items[item.id]?.text}</label>
            <Field session={session} item={item} described={described} />
          </div>
        );
      })}
    </div>
  );
}
