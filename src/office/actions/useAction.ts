import { useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { type ActRefused, haveDone, type OfficeFault } from '../page/officeApi.ts';

/** How something that is done stands: not begun, being done, done, or why not. */
export type ActionState = 'idle' | 'busy' | 'done' | OfficeFault;

interface ActionInHand {
  readonly state: ActionState;
  /** The items that keep it from being done, where there are some. */
  readonly items: readonly string[];
  readonly perform: (body: object) => Promise<void>;
}

/**
 * Something that is done at the collector.
 * @param onDone called with what it told
 */
export function useAction<Told>(
  path: string,
  shape: z.ZodMiniType<Told>,
  onSignedOut: () => void,
  onDone: (told: Told) => void,
): ActionInHand {
  const [state, setState] = useState<ActionState>('idle');
  const [items, setItems] = useState<ActRefused['items']>([]);
  return {
    ...{ state, items },
    perform: async (body) => {
      if (state === 'busy') return;
      setState('busy');
      const told = await haveDone(path, shape, body);
      setState(told.ok ? 'done' : told.fault.fault);
      setItems(told.ok ? [] : told.fault.items);
      if (!told.ok && told.fault.fault === 'signed-out') return onSignedOut();
      if (told.ok) onDone(told.value);
    },
  };
}
