import { longestText } from '../../instrument/limits.ts';
import { asTyped } from '../parts/asTyped.ts';
import { Cut } from './cut.tsx';
import { useTyping } from './typing.ts';

/** A field for a remark. It follows what is kept, also where another window changed it. */
export function RemarkField({
  id,
  rows,
  text,
  writable,
  onText,
  onLeave,
  ...rest
}: {
  readonly id: string;
  readonly rows: number;
  /** The remark as it is kept. */
  readonly text: string;
  readonly writable: boolean;
  readonly 'data-remark'?: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const [typing, cut] = useTyping<HTMLTextAreaElement>(
    {
      place: (element, typed) => {
        if (typed !== text) element.value = text;
      },
      take: onText,
      leave: onLeave,
    },
    [text],
  );
  return (
    <>
      <textarea {...typing} {...asTyped} {...rest} id={id} rows={rows} maxLength={longestText} disabled={!writable} />
      {cut && <Cut most={longestText} />}
    </>
  );
}
