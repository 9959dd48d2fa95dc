/** How often progress is printed, and how long a command is quiet at first where there is no terminal. */
const pace = { everyMs: 5000, quietMs: 10_000 };

/**
 * Prints the progress of a long command: at a terminal from early on, elsewhere only if it takes long.
 * @param of what is counted
 */
export function progressOf(
  say: (line: string) => void,
  { of = 'responses', isTerminal = process.stderr.isTTY, now = () => performance.now() } = {},
): (count: number) => void {
  let next = now() + (isTerminal ? pace.everyMs : pace.quietMs);
  return (count) => {
    if (now() < next) return;
    next = now() + pace.everyMs;
    say(`${count.toLocaleString('en')} ${of} …`);
  };
}
