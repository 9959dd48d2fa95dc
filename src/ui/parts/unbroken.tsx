/** A word in which a single letter stands before a hyphen. */
const lettered = /(\b\p{L}-\p{L}+)/u;

/** Text in which a single letter stays on the line of what its hyphen ties to it: no line ends in "e-" of "e-commerce". */
export const Unbroken = ({ text = '' }: { readonly text?: string | undefined }) => (
  // Every second part is such a word. Drawn and not written so: what is copied, searched and read aloud stays as it is.
  <>{text.split(lettered).map((part, at) => (at % 2 === 1 ? <span class="unbroken">{part}</span> : part))}</>
);
