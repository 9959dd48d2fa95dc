import { type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { languageFor, openInstrument, openTexts } from '../surveys/open.ts';
import { openDraft } from './draft.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

/** Why a response does not open: it is not on the device, this app does not carry its version, or nothing can be read. */
export type OpenFault = 'missing' | 'unreadable' | 'storage';

const left = signal<readonly Session[]>([]);

/** Sessions that were left while something in them could not be written. They go on trying. */
export const unsaved: ReadonlySignal<readonly Session[]> = left;

/** Opens a response with its questionnaire, in the version that it was started in. */
export async function openSession(services: SessionServices, id: string): Promise<Result<Session, OpenFault>> {
  const kept = left.value.find((session) => session.id === id);
  if (kept) {
    left.value = left.value.filter((session) => session !== kept);
    return ok(kept);
  }
  try {
    const stored = (await services.store.read(id)) ?? (await broughtBack(services, id));
    if (!stored) return fail('missing');
    const { instrument } = stored.row;
    const structure = await openInstrument(instrument.id, instrument.version);
    if (!structure.ok) return fail('unreadable');
    const language = languageFor(structure.value, services.language);
    const texts = await openTexts(instrument.id, instrument.version, language, 'first');
    if (!texts.ok) return fail('unreadable');
    return ok(await openDraft(services, stored, structure.value, texts.value));
  } catch {
    // Whatever the browser's reason, nothing can be read here; the page says so.
    return fail('storage');
  }
}

/** One that the database has lost may come back from the replica. */
async function broughtBack({ store }: SessionServices, id: string) {
  await store.replicaStatus();
  return store.read(id);
}

/** Whether all words of a questionnaire are there, and not only those of its first module: those have none for checks. */
export const isWhole = ({ checks }: Texts): boolean => Object.keys(checks).length > 0;

/**
 * Goes on in a language with all of its words.
 * @throws where they cannot be fetched: the session then speaks as before
 */
export async function speakWhole(session: Session, wanted: Language): Promise<void> {
  const { id, version } = session.instrument;
  const language = languageFor(session.instrument, wanted);
  const texts = await openTexts(id, version, language);
  if (texts.ok) session.speak(texts.value);
}

/** Leaves a response. One that could not be written whole is kept open until it could. */
export async function leaveSession(session: Session): Promise<void> {
  if (await session.close()) return;
  left.value = [...left.value, session];
  const end = session.save.subscribe(({ state }) => {
    if (state !== 'saved') return;
    queueMicrotask(() => {
      end();
      // It may be open again by now, and then it is not ours to close.
      if (!left.value.includes(session)) return;
      left.value = left.value.filter((other) => other !== session);
      void session.close();
    });
  });
}
