import { useState } from 'preact/hooks';
import type { Session } from '../../../session/session.ts';
import { printing } from '../../printing.ts';

/** How a respondent left a module of the review. */
interface Fold {
  /** Whether it was opened or folded by hand, and what it would have been without. */
  turned?: { readonly isOpen: boolean; readonly without: boolean };
  /** The heights in pixels of what was drawn in it. */
  readonly heightsPx: Map<number, number>;
}

const folds = new WeakMap<Session, Map<string, Fold>>();

function foldOf(session: Session, module: string): Fold {
  const ofSession = folds.get(session) ?? new Map<string, Fold>();
  folds.set(session, ofSession);
  const fold = ofSession.get(module) ?? { heightsPx: new Map() };
  ofSession.set(module, fold);
  return fold;
}

/** The heights of the slices of a module, as they were when they were last in the page. */
export const heightsOf = (session: Session, module: string): Map<number, number> => foldOf(session, module).heightsPx;

/**
 * Whether a module is open: as the respondent turned it, also before they went to one of its questions and back, until it
 * would be otherwise by itself.
 */
export function useFold(session: Session, module: string, without: boolean) {
  const fold = foldOf(session, module);
  const [, draw] = useState({});
  const isOpen = fold.turned?.without === without ? fold.turned.isOpen : without;
  return {
    isOpen,
    turn: (to: boolean) => {
      // On paper everything is open, by nobody's hand.
      if (printing.peek() || to === isOpen) return;
      fold.turned = { isOpen: to, without };
      draw({});
    },
  };
}
