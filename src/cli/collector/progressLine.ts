/** How often something is said, and after how long at first where nobody may be looking; in milliseconds. */
const pace = { everyMs: 5000, quietMs: 10_000 };

/**
 * Says how far a long command has come, on the error output: at a terminal from early on, elsewhere only if it takes long.
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
