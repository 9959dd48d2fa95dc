/**
 * Lets a server go on when nobody reads what it says any more: its terminal is closed, or the program that keeps
 * its log is started anew. Node ends a process at the second word that it cannot write.
 */
export function outliveListeners(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
