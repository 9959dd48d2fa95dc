import { comparesTime } from '../engine/timeItem.ts';
import type { Session } from './session.ts';
import { wholeMinutes } from './stopwatch.ts';

/** A correction keeps the declared minutes as they were: nobody is asked for them again. */
const measures = (session: Session) => !session.row.peek().corrects;

/** Freezes the measured minutes as the offer: the number must not run under the reader's eyes. */
export function freezeOffer(session: Session): void {
  const time = measures(session) && session.timeReading();
  if (time) session.noteMinutes('prefilledMinutes', wholeMinutes(time.activeMs));
}

/**
 * Notes the minutes measured by now, where the questionnaire compares the declared ones with them: full ones, so that
 * nobody who takes the offer at once has declared too few.
 */
export function compareTime(session: Session): void {
  const time = comparesTime(session.instrument) && measures(session) && session.timeReading();
  if (time) session.noteMinutes('comparedMinutes', Math.floor(time.activeMs / 60_000));
}
