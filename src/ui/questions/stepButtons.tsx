import type { Item } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { stepFrom } from './stepFrom.ts';

/** Steps up and down beside a percentage, for thumbs. A keyboard has its arrows for that, and does not stop here. */
export function StepButtons({ session, item }: { readonly session: Session; readonly item: Item }) {
  const entry = session.entry(item.id);
  return (
    <span class="steps" aria-hidden="true">
      {([-1, 1] as const).map((direction) => {
        const to = stepFrom(entry, direction);
        return (
          <button
            key={direction}
            type="button"
            class="step"
            tabIndex={-1}
            data-step={`${item.id} ${direction}`}
            disabled={to === undefined || session.editLock.value !== 'owner'}
            onClick={() => to !== undefined && session.answer(item.id, to)}
          >
            {direction > 0 ? '+' : '−'}
          </button>
        );
      })}
    </span>
  );
}
