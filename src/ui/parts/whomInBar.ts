import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** For whom the response in sight is, on a page that has it without a session. */
export const whomInBar = signal<string | undefined>(undefined);

/** Has the bar say for whom the response is, as long as a page shows it. */
export function useWhomInBar(whom: string | undefined): void {
  // It goes with the page: what else is undone is undone a frame later.
  useLayoutEffect(() => {
    whomInBar.value = whom;
    return () => {
      whomInBar.value = undefined;
    };
  }, [whom]);
}
