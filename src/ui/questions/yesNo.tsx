import type { Item } from '../../engine/outline.ts';
import { Blocks } from '../parts/blocks.tsx';
import type { Session } from '../session.ts';
import type { Described } from './described.ts';
import { Option } from './option.tsx';
import { Definition, Termed } from './termed.tsx';

/** Yes/no items under one stem: a row each, or the two answers alone where the stem is the item. */
export function YesNo({
  session,
  items,
  described,
}: { readonly session: Session; readonly items: readonly Item[] } & Described) {
  const alone = items.length === 1;
  return (
    <div class={alone ? 'yesno yesno--alone' : 'yesno'}>
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
  return (
    <div class="yesno__row" data-item={item.id}>
      {!alone && (
        <div class="yesno__text">
          <span id={`${item.id}-text`}>
            <span class="letter">{item.id.slice(item.question.length)}</span>{' '}
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
      >
        {(['yes', 'no'] as const).map((value) => (
          <Option key={value} session={session} item={item} value={value} label={session.texts.answers[value]} short />
        ))}
      </div>
    </div>
  );
}
