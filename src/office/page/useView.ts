import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { Officer } from '../../protocol/officeRights.ts';
import { askOffice, type OfficeFault, passes } from './officeApi.ts';

/** How often a view that follows live is asked for again. */
const followMs = 30_000;
/** How often a view that could not be read is asked for again. */
const retryMs = 5000;

/** What a view gets from the page around it. */
export interface ViewProps {
  readonly officer: Officer;
  /** What the address says behind the view's name, such as a case; blank where it says nothing. */
  readonly about: string;
  /** Called where an answer says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

/** What a view shows: what was read last, and why it could not be read again. */
export interface ViewState<Answer> {
  readonly answer: Answer | undefined;
  readonly fault: OfficeFault | undefined;
  /** Reads it again, as after something was done. */
  readonly again: () => void;
}

/**
 * Reads a view, now and while it is in sight. What was read stays in sight where it cannot be read again, and it is tried
 * again until it can.
 * @param onSignedOut called once nobody is signed in any more
 * @param follows false: it is read once, since each reading goes on record
 */
export function useView<Answer>(
  path: string,
  shape: z.ZodMiniType<Answer>,
  onSignedOut: () => void,
  follows = true,
): ViewState<Answer> {
  const [state, setState] = useState<Omit<ViewState<Answer>, 'again'>>({ answer: undefined, fault: undefined });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let left = false;
    let failing = false;
    const read = async () => {
      failing = false;
      const found = await askOffice(path, shape);
      if (left) return;
      failing = !found.ok && passes(found.fault);
      if (!found.ok && found.fault === 'signed-out') return onSignedOut();
      setState(({ answer }) => (found.ok ? { answer: found.value, fault: undefined } : { answer, fault: found.fault }));
    };
    const whenSeen = () => document.visibilityState === 'visible' && void read();
    const retry = () => failing && whenSeen();
    void read();
    const retrying = setInterval(retry, retryMs);
    addEventListener('online', retry);
    const following = follows ? setInterval(whenSeen, followMs) : undefined;
    document.addEventListener('visibilitychange', follows ? whenSeen : retry);
    return () => {
      left = true;
      clearInterval(retrying);
      removeEventListener('online', retry);
      clearInterval(following);
      document.removeEventListener('visibilitychange', follows ? whenSeen : retry);
    };
    // The function is another one at each drawing, and means the same.
  }, [path, follows, times]);
  return { ...state, again: () => setTimes((before) => before + 1) };
}
