/**
 * Lets a server go on when nobody reads its output any more: its terminal is closed, or the log collector restarts. Node
 * ends a process at its second failed write.
 */
export function outliveListeners(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
