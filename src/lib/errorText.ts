import type { ErrorEntry } from './errorEntry.ts';

/** An error in one line, as the page lists it. */
export const errorLine = ({ where, causes }: ErrorEntry): string =>
  `${where}: ${causes.map(({ name, message }) => (message ? `${name} (${message})` : name)).join(' < ')}`;

/** The log as text for a help desk, the latest first; `facts`: what the app and the browser are. */
export function errorText(entries: readonly ErrorEntry[], facts: readonly string[]): string {
  const told = entries.toReversed().map((entry) => {
    const { at, since, times, causes } = entry;
    const often = times > 1 ? ` (${times} times since ${since})` : '';
    const frames = causes.flatMap(({ stack }) => stack.map((frame) => `  ${frame}`));
    return [`${at}${often}`, errorLine(entry), ...frames].join('\n');
  });
  return `${[facts.join('\n'), ...told].join('\n\n')}\n`;
}
