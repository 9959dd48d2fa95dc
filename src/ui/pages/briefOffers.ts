import type { Config } from '../../protocol/config.ts';
import { type Brief, briefs } from '../../surveys/briefs.ts';
import { builtInOffers } from './offers.ts';

/** The questionnaires on offer beside the first, of those that the app carries and tells of in brief. */
export function briefOffers(config: Config): readonly Brief[] {
  const further = builtInOffers(config).slice(1);
  return briefs.filter(({ id }) => further.includes(id));
}
