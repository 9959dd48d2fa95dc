import { numbered, unseen } from '../../lib/visible.ts';

/** Such characters one by one, but for the end of a line, which is drawn as one. */
const apart = new RegExp(`((?!\\n)${unseen.source})`, 'u');

/**
 * A text that somebody outside wrote: text and never markup, in its own direction, with the characters in sight that a
 * reader would not see.
 */
export const Written = ({ text, lang }: { readonly text: string; readonly lang?: string }) => (
  <bdi class="written" translate={false} lang={lang}>
    {text
      .replaceAll('\r\n', '\n')
      .split(apart)
      .map((part, at) => (at % 2 === 1 ? <mark key={at}>{numbered(part)}</mark> : part))}
  </bdi>
);
