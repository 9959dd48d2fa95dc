import type { Texts } from '../instrument/texts.ts';
import type { Session } from './session.ts';

/** Puts the answers of a session into words that quote them: as they are read, so that who draws one is drawn again with it. */
type FillIn = (texts: Texts, session: Pick<Session, 'instrument' | 'reading' | 'evaluation'>) => Texts;

let fill: FillIn | undefined;

/** Has words filled in from now on: what does it comes with the first words that quote. */
export function fillInWith(given: FillIn): void {
  fill = given;
}

/** Words with the answers that they quote; those that quote nothing are what they are. */
export const quotedBy: FillIn = (texts, session) => fill?.(texts, session) ?? texts;
