import { eventually } from './loading.ts';

/** Has translations followed from the first one on: few pages are ever translated, and the code for it can wait. */
export function awaitTranslation(): void {
  const seen: MutationRecord[] = [];
  let found = false;
  const observer = new MutationObserver((records) => {
    found ||= records.some(({ addedNodes }) => [...addedNodes].some(({ nodeName }) => nodeName === 'FONT'));
    if (!found) return;
    if (seen.length === 0)
      void eventually(() => import('./translated.ts')).then(
        ({ followTranslation }) => {
          observer.disconnect();
          followTranslation(seen);
        },
        () => {
          // It goes on until it is loaded.
        },
      );
    seen.push(...records);
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
