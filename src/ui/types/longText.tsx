import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { Cut } from '../questions/cut.tsx';
import { useTyping } from '../questions/typing.ts';
import type { FieldProps } from './row.ts';

/** Who comes near the end is told; who does not, finds it said where it is looked for. */
const nearParts = 10;

/** A field for a text of several lines, with what is left of its room. */
export function LongText({ session, item, labelledBy, row, described }: FieldProps<'text'>) {
  const words = useWords();
  const entry = `${session.entry(item.id) ?? ''}`;
  const [typing, cut] = useTyping<HTMLTextAreaElement>(
    {
      place: (element, typed) => {
        if (typed !== entry) element.value = entry;
      },
      take: (typed) => session.answer(item.id, typed === '' ? null : typed, true),
      leave: () => void session.flush(),
    },
    [entry, item],
  );
  const left = Math.max(0, item.maxLength - entry.length);
  const says = words.more.fields.left({ count: left });
  return (
    <div class="long-text" data-item={row ? undefined : item.id}>
      <textarea
        {...typing}
        {...asTyped}
        id={`${item.id}-field`}
        name={item.id}
        rows={item.lines}
        maxLength={item.maxLength}
        aria-labelledby={labelledBy}
        aria-describedby={`${described.by ?? ''} ${item.id}-left`.trim()}
        aria-invalid={described.invalid.has(item.id) || undefined}
        disabled={session.editLock.value !== 'owner'}
      />
      {cut && <Cut most={item.maxLength} />}
      <p class="hint" id={`${item.id}-left`}>
        {says}
      </p>
      <p class="visually-hidden" role="status">
        {left * nearParts < item.maxLength && says}
      </p>
    </div>
  );
}
