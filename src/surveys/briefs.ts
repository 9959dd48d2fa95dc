/// <reference path="./opening.d.ts" />
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import ipcei2014 from './ipcei-2014/structure.json?brief' with { type: 'json' };

/** What the start page says of a questionnaire before any of it is opened. */
export interface Brief
  extends Pick<Instrument, 'id' | 'version' | 'languages' | 'official' | 'publisher' | 'helpDesk'> {
  /** Its words by language, with what is told beforehand. */
  readonly words: Readonly<Partial<Record<string, Pick<Texts, 'language' | 'title' | 'publisher' | 'preamble'>>>>;
}

/** The briefs of the questionnaires that may stand beside another on the start page: nothing else of them is opened for it. */
export const briefs: readonly Brief[] = [ipcei2014];
