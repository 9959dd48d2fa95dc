import { useLinkHosts } from './linksOf.tsx';

/**
 * An address, an e-mail address, or a telephone number that ends its line: elsewhere it may be an amount. Before all of
 * them what was filled in, between its marks: it leads nowhere.
 */
const reachable = /(\u2068[^\u2069]*\u2069|https:\S+|[\w.]+@[\w.]+\w|(?:\+\d|\b0[1-9])[\d ]{6,}\d$)/;

const hrefOf = (text: string): string =>
  text.startsWith('h') ? text : text.includes('@') ? `mailto:${text}` : `tel:${text.replaceAll(' ', '')}`;

/** Whether an address is on one of the hosts; a mailbox or a telephone is on none. */
function isOn(hosts: readonly string[], text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return protocol === 'https:' && hosts.includes(host);
}

/** A line of a questionnaire, in which addresses and numbers lead where they say, as far as `LinksOf` lets them. */
export function Linked({ text }: { readonly text: string }) {
  const hosts = useLinkHosts();
  // Every second part is one.
  return (
    <>
      {text.split(reachable).map((part, at) =>
        at % 2 === 1 && !part.startsWith('\u2068') && (!hosts || isOn(hosts, part)) ? (
          <a href={hrefOf(part)} target={part.startsWith('h') ? '_blank' : undefined} rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
