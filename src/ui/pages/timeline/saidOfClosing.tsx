import type { Timeline } from '../../../session/timeline.ts';
import { useWords } from '../../locale.ts';

/** What becomes of a response that waits once every window is closed, where that can be said. */
export function SaidOfClosing({ timeline: { closed } }: { readonly timeline: Timeline }) {
  const { timeline } = useWords();
  return closed && <span data-closed={closed}>{timeline.closed[closed]}</span>;
}
