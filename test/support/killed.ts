import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends a process, and every other of its group where it leads one, without warning. Resolves once it is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
  await gone;
}
