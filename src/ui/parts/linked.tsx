/**
 * An address, an e-mail address, or a telephone number that ends its line: elsewhere it may be an amount. Before all of
 * them what was filled in, between its marks: it leads nowhere.
 */
const reachable = /(\u2068[^\u2069]*\u2069|https:\S+|[\w.]+@[\w.]+\w|(?:\+\d|\b0[1-9])[\d ]{6,}\d$)/;

const hrefOf = (text: string): string =>
  text.startsWith('h') ? text : text.includes('@') ? `mailto:${text}` : `tel:${text.replaceAll(' ', '')}`;

/** A line of a questionnaire, in which addresses and numbers lead where they say. */
export const Linked = ({ text }: { readonly text: string }) => (
  // Every second part is one.
  <>
    {text.split(reachable).map((part, at) =>
      at % 2 === 1 && !part.startsWith('\u2068') ? (
        <a href={hrefOf(part)} target={part.startsWith('h') ? '_blank' : undefined} rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </>
);
