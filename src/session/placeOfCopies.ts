import type { DraftPlace } from '../protocol/draftReplies.ts';
import { mayGoTo } from '../protocol/endpoint.ts';
import type { ResponseRow } from '../storage/rows.ts';
import type { SessionServices } from './services.ts';

/** What copies of drafts stand on. */
export type CopyingServices = Pick<SessionServices, 'store' | 'config' | 'office' | 'drafts'>;

/**
 * Where the copies of a draft rest; undefined where it has none: the configuration allows none, it is no draft any more,
 * has no case, corrects another response, or its token may not go there.
 */
export function placeOfCopies(
  { config, office }: Pick<CopyingServices, 'config' | 'office'>,
  row: ResponseRow,
): DraftPlace | undefined {
  const { id, instrument, token, endpoint } = row;
  const to = office(instrument.id);
  const isCopied = config.value.draftCopy === true && row.state === 'draft' && row.case && !row.corrects;
  if (!isCopied || token === undefined || !to || !mayGoTo(to, endpoint)) return undefined;
  return { response: id, token, instrument: instrument.id };
}
