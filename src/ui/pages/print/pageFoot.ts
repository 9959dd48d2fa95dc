import { useLayoutEffect } from 'preact/hooks';

/** Has a text stand at the foot of every printed page: a sheet that falls out of a file still says what it belongs to. */
export function usePageFoot(text: string | undefined): void {
  // It goes with the page, as the bar's words do.
  useLayoutEffect(() => {
    // Older browsers have no such sheets, and the policy of the app allows none that is written into the page.
    if (text === undefined || !('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(text)}; font: 8.5pt sans-serif; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [text]);
}
