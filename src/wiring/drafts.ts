import { report } from '../lib/report.ts';
import type { DraftPlace, DraftsAtCollector } from '../protocol/draftReplies.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { configState, configure, office } from './configuring.ts';

const later = { kind: 'later' } as const;

/** What is asked of the collector about copies of drafts, each at the endpoint of its questionnaire. */
export function draftsFrom(store: DeviceStore): DraftsAtCollector {
  /** The code, once somebody has said where the collector is; undefined where it is not to be had now. */
  const known = async () => {
    try {
      if (configState.value === 'none') await configure(store);
      return configState.value === 'none' ? undefined : await import('../sync/draftCopies.ts');
    } catch (cause) {
      report('load copies of drafts', cause);
      return undefined;
    }
  };
  const urlOf = ({ instrument }: DraftPlace) => office(instrument).url;
  return {
    put: async (place, bytes, after) => (await known())?.putDraft(urlOf(place), place, bytes, after) ?? later,
    get: async (place, digest) => (await known())?.getDraft(urlOf(place), place, digest) ?? later,
    remove: async (place) => (await known())?.deleteDraft(urlOf(place), place) ?? later,
  };
}
