import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Instrument } from '../../instrument/schema.ts';
import { configOf } from '../../protocol/config.ts';
import { useServices } from '../services.ts';

// Where nobody says whose words are drawn, they lead nowhere.
const hosts = createContext<readonly string[] | undefined>([]);

/** The hosts that words may lead to; undefined: wherever they say. */
export const useLinkHosts = (): readonly string[] | undefined => useContext(hosts);

/**
 * Draws the words of a questionnaire. Those of one that came with the app lead where they say; those of a published one to
 * the hosts that the configuration lists.
 */
export function LinksOf({
  instrument: { id, sha256 },
  children,
}: {
  readonly instrument: Pick<Instrument, 'id' | 'sha256'>;
  readonly children: ComponentChildren;
}) {
  const { config } = useServices();
  const listed = sha256 === undefined ? undefined : (configOf(config.value, id).linkHosts ?? []);
  return <hosts.Provider value={listed}>{children}</hosts.Provider>;
}
