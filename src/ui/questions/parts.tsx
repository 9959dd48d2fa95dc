import { signal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { isWhole, speakWhole } from '../../session/opening.ts';
import type { Session } from '../../session/session.ts';
import { NotLoaded } from '../later.tsx';
import { needWords } from '../locale.ts';
import { Awaited } from '../parts/awaited.tsx';
import { useServices } from '../services.ts';
import { laterStyles } from '../styles/later.ts';
import type { kinds } from './kinds.tsx';

type Parts = typeof kinds;

const known = signal<Parts | undefined>(undefined);

/** Fetches the parts. */
export async function fetchParts(): Promise<void> {
  const [{ kinds }] = await Promise.all([import('./kinds.tsx'), needWords(['question']), laterStyles()]);
  known.value ??= kinds;
}

/** Milliseconds that a first page has for itself before it fetches what it can do without. */
const patience = 3000;

const context = createContext<Parts | undefined>(undefined);

/** The parts, once they are there. */
export const useParts = () => useContext(context);

interface WithPartsProps {
  readonly session: Session;
  readonly needs: boolean;
  readonly children: ComponentChildren;
}

/** Gives the questions below their parts and all words; a page that `needs` them waits until they are there. */
export function WithParts({ session, needs, children }: WithPartsProps) {
  const { language } = useServices();
  const [failed, setFailed] = useState(false);
  const parts = known.value;
  const there = parts !== undefined && isWhole(session.texts);
  useEffect(() => {
    if (there || failed) return;
    const fetchAll = () =>
      Promise.all([fetchParts(), isWhole(session.texts) ? undefined : speakWhole(session, language)]).catch(() =>
        setFailed(true),
      );
    const wait = setTimeout(() => void fetchAll(), needs ? 0 : patience);
    return () => clearTimeout(wait);
  }, [session, there, failed, needs, language]);
  if (!there && needs && !failed) return <Awaited />;
  if (!there && needs)
    return (
      <main>
        <NotLoaded again={() => setFailed(false)} />
      </main>
    );
  return <context.Provider value={there ? parts : undefined}>{children}</context.Provider>;
}
