import { signal } from '@preact/signals';
import type { Item } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { Blocks } from '../parts/blocks.tsx';
import { Clear } from './clear.tsx';
import type { Described } from './described.ts';
import { choosing } from './keys.ts';
import { Option } from './option.tsx';
import { Definition, Termed } from './termed.tsx';

const answers = ['yes', 'no'] as const;

/** The row that was worked at last: the only one of a list that offers to clear its answer, so that lists stay calm. */
const touched = signal<string | undefined>(undefined);

/** Yes/no items under one stem: a row each, or the two answers alone where the stem is the item. */
export function YesNo({
  session,
  items,
  described,
}: { readonly session: Session; readonly items: readonly Item[] } & Described) {
  const alone = items.length === 1;
  return (
    <div class={alone ? 'yesno yesno--alone' : 'yesno yesno--list'}>
      {!alone && (
        // Each answer has its name; the columns' names are for the eye.
        <div class="yesno__head" aria-hidden="true">
          <span />
          <span class="yesno__columns">
            {answers.map((value) => (
              <span key={value}>{session.texts.answers[value]}</span>
            ))}
          </span>
          <span />
        </div>
      )}
      {items.map((item) => (
        <Row key={item.id} session={session} item={item} alone={alone} described={described} />
      ))}
    </div>
  );
}

interface RowProps extends Described {
  readonly session: Session;
  readonly item: Item;
  readonly alone: boolean;
}

function Row({ session, item, alone, described }: RowProps) {
  const texts = session.texts.items[item.id];
  const labelledBy = alone ? `${item.question}-stem` : `${item.id}-text`;
  const choices = answers.map((value) => ({
    value,
    letter: session.texts.answers[value].slice(0, 1).toLowerCase(),
  }));
  return (
    <div class="yesno__row" data-item={item.id}>
      {!alone && (
        <div class="yesno__text">
          <span id={`${item.id}-text`}>
            <span class="letter">{labelsOf(session).item(item.id).letter}</span>{' '}
            <Termed session={session} at={item.id} text={texts?.text ?? ''} />
          </span>
          <Definition session={session} at={item.id} />
          <Blocks blocks={texts?.notes} level={4} />
        </div>
      )}
      <div
        class="yesno__answers"
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={described.by}
        aria-invalid={described.invalid.has(item.id) || undefined}
        onKeyDown={choosing(session, item, choices)}
        onChange={() => {
          touched.value = item.id;
        }}
        onFocusIn={() => {
          if (session.answers.peek()[item.id] !== undefined) touched.value = item.id;
        }}
      >
        {answers.map((value) => (
          <Option key={value} session={session} item={item} value={value} label={session.texts.answers[value]} short />
        ))}
      </div>
      {(alone || touched.value === item.id) && <Clear session={session} item={item} short={!alone} />}
    </div>
  );
}
