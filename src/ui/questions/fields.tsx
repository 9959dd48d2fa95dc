import type { Item } from '../../engine/outline.ts';
import type { Question } from '../../instrument/schema.ts';
import type { Session } from '../../session/session.ts';
import type { Described } from './described.ts';
import { TextInput } from './textInput.tsx';

const inputTypes = { text: 'text', email: 'email', telephone: 'tel' } as const;

/** Lines of text: a name, an address, a number. */
export function Fields({
  session,
  question,
  items,
  described,
}: {
  readonly session: Session;
  readonly question: Extract<Question, { type: 'fields' }>;
  readonly items: readonly Item[];
} & Described) {
  return (
    <div class="fields">
      {question.fields.map((field) => {
        const item = items.find((one) => one.id === field.item);
        return (
          item && (
            <div key={field.item} class="fields__row" data-item={field.item}>
              <label for={`${field.item}-field`}>{session.texts.items[field.item]?.text}</label>
              <TextInput
                session={session}
                item={item}
                type={inputTypes[field.type]}
                maxLength={field.maxLength}
                autocomplete={field.autocomplete ?? 'off'}
                described={described}
              />
            </div>
          )
        );
      })}
    </div>
  );
}
