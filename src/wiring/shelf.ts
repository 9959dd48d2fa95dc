import type { DeviceStore } from '../storage/deviceStore.ts';
import { publishedCopies } from '../storage/publishedCopies.ts';
import { releaseOf } from '../surveys/catalogue.ts';
import { allThere } from '../surveys/open.ts';
import { DeviceShelf } from '../sync/deviceShelf.ts';
import { readApart } from '../sync/readApart.ts';
import { arrivals, currentConfig } from './configuring.ts';

let shelf: DeviceShelf | undefined;

/** The questionnaires on this device that did not come with the app. */
export function shelfOn(store: DeviceStore): DeviceShelf {
  shelf ??= new DeviceShelf({
    store,
    copies: publishedCopies,
    read: readApart,
    prepare: allThere,
    config: () => currentConfig.peek(),
    urlOf: (endpoint) => new URL(endpoint, document.baseURI).href,
    isBuiltIn: (id) => releaseOf(id) !== undefined,
    onChange: () => {
      arrivals.value += 1;
    },
  });
  return shelf;
}
