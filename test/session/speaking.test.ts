import { expect, it } from 'vitest';
import type { Texts } from '../../src/instrument/texts.ts';
import { speakIn } from '../../src/session/opening.ts';
import type { SessionServices } from '../../src/session/services.ts';
import type { Session } from '../../src/session/session.ts';

/** A session that speaks Dutch so far, of which more words are fetched; what comes when is for the test to say. */
function fetching() {
  const session = {
    instrument: { id: 'test', version: '1.0.0', languages: ['nl', 'fr', 'de'], official: ['nl'] },
    texts: { language: 'nl' },
    extent: 'opening' as Session['extent'],
    speak: ({ texts, extent }: { readonly texts: Texts; readonly extent: Session['extent'] }) => {
      session.texts = texts;
      session.extent = extent;
    },
  };
  const ask = (language: string, extent: Session['extent']) => {
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: Texts }>();
    const instruments = { texts: () => promise } as unknown as SessionServices['instruments'];
    // What speaking needs of a session, and nothing else.
    const spoken = speakIn({ instruments, preferred: [language] }, session as unknown as Session, extent);
    return async () => {
      resolve({ ok: true, value: { language } as Texts });
      await spoken;
    };
  };
  return { ask, says: () => [session.texts.language, session.extent] };
}

it('takes no words away that the page shown by now needs, where those of the page before come late', async () => {
  const { ask, says } = fetching();
  const first = ask('nl', 'opening');
  const second = ask('nl', 'whole');
  await second();
  await first();
  expect(says()).toEqual(['nl', 'whole']);
});

it('speaks the language that was asked for last, whichever comes last', async () => {
  const { ask, says } = fetching();
  const french = ask('fr', 'whole');
  const german = ask('de', 'whole');
  await german();
  await french();
  expect(says()).toEqual(['de', 'whole']);
  await ask('nl', 'opening')();
  expect(says()).toEqual(['nl', 'opening']);
});
