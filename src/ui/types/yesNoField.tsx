import { signal } from '@preact/signals';
import { ClearButton } from '../questions/clearButton.tsx';
import { choosing } from '../questions/keys.ts';
import { Option } from '../questions/option.tsx';
import type { FieldProps } from './row.ts';

/** The two answers, in their order. */
export const answers = ['yes', 'no'] as const;

/** The row that was worked at last: the only one of a list that offers to clear its answer, so that lists stay calm. */
const touched = signal<string | undefined>(undefined);

/** The two answers side by side, and the way to clear them. */
function Answers({ session, item, labelledBy, row = false, described }: FieldProps<'yesNo'>) {
  const choices = answers.map((value) => ({
    value,
    letter: session.texts.answers[value].slice(0, 1).toLowerCase(),
  }));
  return (
    <>
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
      {(!row || touched.value === item.id) && <ClearButton session={session} item={item} short={row} />}
    </>
  );
}

/** The two answers of an item, in a row or alone. */
export function YesNoField(props: FieldProps<'yesNo'>) {
  if (props.row) return <Answers {...props} />;
  return (
    <div class="yesno yesno--alone">
      <div class="yesno__row" data-item={props.item.id}>
        <Answers {...props} />
      </div>
    </div>
  );
}
