import { useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { askOffice, type OfficeFault } from '../page/officeApi.ts';

/** How something that is done stands: not begun, being done, done, or why not. */
export type ActionState = 'idle' | 'busy' | 'done' | OfficeFault;

/**
 * Something that is done at the collector.
 * @param onDone called with what it told
 */
export function useAction<Told>(
  path: string,
  shape: z.ZodMiniType<Told>,
  onSignedOut: () => void,
  onDone: (told: Told) => void,
): { readonly state: ActionState; readonly perform: (body: object) => Promise<void> } {
  const [state, setState] = useState<ActionState>('idle');
  return {
    state,
    perform: async (body) => {
      if (state === 'busy') return;
      setState('busy');
      const told = await askOffice(path, shape, { method: 'POST', body: JSON.stringify(body) });
      setState(told.ok ? 'done' : told.fault);
      if (!told.ok && told.fault === 'signed-out') return onSignedOut();
      if (told.ok) onDone(told.value);
    },
  };
}
