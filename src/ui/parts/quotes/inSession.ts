import type { Texts } from '../../../instrument/texts.ts';
import { fillInWith } from '../../../session/quoting.ts';
import { locale } from '../../locale.ts';
import { filledIn } from './filledIn.ts';

/** The words that sessions have filled in: each made once, so that they are the same as long as they say the same. */
const made = new WeakMap<Texts, WeakMap<object, Texts>>();

fillInWith((texts, session) => {
  const bySession = made.get(texts) ?? new WeakMap<object, Texts>();
  made.set(texts, bySession);
  const filled = bySession.get(session) ?? filledIn(session.instrument, texts, session, () => locale.value.words);
  bySession.set(session, filled);
  return filled;
});
