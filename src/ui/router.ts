import { computed, signal } from '@preact/signals';
import { takeEnrolment } from './enrolmentInUrl.ts';

/** The pages about no response and no questionnaire. */
const alone = ['continue', 'accessibility', 'storage', 'receipts', 'verify'] as const;

/** The pages about one response. */
const ofResponse = ['review', 'search', 'delivery', 'copy', 'handover', 'another-device'] as const;

/** Where in the app one is. */
export type Place =
  | { readonly page: 'start' }
  | { readonly page: (typeof alone)[number] }
  | { readonly page: 'module'; readonly response: string; readonly module: string; readonly target?: string }
  | { readonly page: 'review' | 'search'; readonly response: string }
  | { readonly page: Exclude<(typeof ofResponse)[number], 'review' | 'search'>; readonly response: string }
  | { readonly page: 'blank'; readonly instrument: string }
  | { readonly page: 'unknown' };

const isAlone = (name: string): name is (typeof alone)[number] => alone.some((one) => one === name);

/** Reads an address. The app lives in the fragment, so that any static host can serve it. */
export function placeOf(fragment: string): Place {
  const [root = '', response = '', page = '', target] = fragment
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (root === '') return { page: 'start' };
  if (isAlone(root)) return { page: root };
  if (root === 'blank' && response !== '') return { page: 'blank', instrument: response };
  if (root !== 'r' || response === '' || page === '') return { page: 'unknown' };
  const about = ofResponse.find((one) => one === page);
  if (about) return { page: about, response };
  return { page: 'module', response, module: page, ...(target ? { target } : {}) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A torn escape in a pasted address names nothing.
    return '?';
  }
}

/** The address of a place. */
export function addressOf(place: Place): string {
  switch (place.page) {
    case 'start':
    case 'unknown':
      return '#/';
    case 'continue':
    case 'accessibility':
    case 'storage':
    case 'receipts':
    case 'verify':
      return `#/${place.page}`;
    case 'blank':
      return `#/blank/${place.instrument}`;
    case 'module':
      return `#/r/${place.response}/${place.module}${place.target ? `/${place.target}` : ''}`;
    default:
      return `#/r/${place.response}/${place.page}`;
  }
}

takeEnrolment();
const fragment = signal(location.hash);
addEventListener('hashchange', () => {
  takeEnrolment();
  fragment.value = location.hash;
});

/** The place that the address names, as it changes. */
export const place = computed(() => placeOf(fragment.value));

/** Goes to a place; `replace` leaves no way back to the one before. */
export function go(to: Place, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') {
    history.replaceState(null, '', addressOf(to));
  } else location.hash = addressOf(to);
  // At once: the browser tells of it in a later task.
  fragment.value = location.hash;
}
