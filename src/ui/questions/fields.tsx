import type { Item } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import type { Described } from './described.ts';
import { TextInput } from './textInput.tsx';

const inputTypes: Partial<Record<Item['type'], 'email' | 'tel'>> = { email: 'email', telephone: 'tel' };

/** Lines of text: a name, an address, a number. */
export function Fields({
  session,
  items,
  described,
}: { readonly session: Session; readonly items: readonly Item[] } & Described) {
  return (
    <div class="fields">
      {items.map((item) => (
        <div key={item.id} class="fields__row" data-item={item.id}>
          <label for={`${item.id}-field`}>{session.texts.items[item.id]?.text}</label>
          <TextInput
            session={session}
            item={item}
            type={inputTypes[item.type] ?? 'text'}
            {...('maxLength' in item && { maxLength: item.maxLength, autocomplete: item.autocomplete ?? 'off' })}
            described={described}
          />
        </div>
      ))}
    </div>
  );
}
