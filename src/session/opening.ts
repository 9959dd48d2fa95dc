import { type ReadonlySignal, signal } from '@preact/signals';
import type { Instrument } from '../instrument/schema.ts';
import { report } from '../lib/report.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { ResponseRow } from '../storage/rows.ts';
import type { Extent } from '../surveys/catalogue.ts';
import { extentFor, languageFor } from '../surveys/open.ts';
import { takeBegun } from './begin.ts';
import { openDraft } from './draft.ts';
import type { SessionServices } from './services.ts';
import type { Session, Wording } from './session.ts';

/**
 * Why a response does not open: it is not on the device, this app does not carry its version, nothing can be read, or
 * its questionnaire cannot be fetched now.
 */
export type OpenFault = 'missing' | 'unreadable' | 'storage' | 'unfetched';

const left = signal<readonly Session[]>([]);

/** Sessions that were left while something in them could not be written. They go on trying. */
export const unsaved: ReadonlySignal<readonly Session[]> = left;

/**
 * Opens a response with its questionnaire, in the version that it was started in.
 * @param module the module whose page it is opened for; undefined: another page
 */
export async function openSession(
  services: SessionServices,
  id: string,
  module: string | undefined,
): Promise<Result<Session, OpenFault>> {
  const kept = left.value.find((session) => session.id === id);
  if (kept) {
    left.value = left.value.filter((session) => session !== kept);
    return ok(kept);
  }
  try {
    const begun = takeBegun(id);
    const stored = begun ?? (await services.store.read(id)) ?? (await broughtBack(services, id));
    if (!stored) return fail('missing');
    const survey = await surveyOf(services, stored.row, module);
    return survey.ok ? ok(await openDraft(services, stored, ...survey.value, begun !== undefined)) : survey;
  } catch (cause) {
    report('open response', cause);
    // Whatever the browser's reason, nothing can be read here; the page says so.
    return fail('storage');
  }
}

async function surveyOf(
  { instruments, preferred }: SessionServices,
  { instrument: { id, version }, sha256 }: ResponseRow,
  module: string | undefined,
): Promise<Result<[Instrument, Wording], OpenFault>> {
  try {
    const structure = await instruments.open(id, version);
    if (!structure.ok || structure.value.sha256 !== sha256) return fail('unreadable');
    const extent = extentFor(structure.value, module);
    const texts = await instruments.texts(id, version, languageFor(structure.value, preferred), extent);
    return texts.ok ? ok([structure.value, { texts: texts.value, extent }]) : fail('unreadable');
  } catch (cause) {
    report('load questionnaire', cause);
    return fail('unfetched');
  }
}

/** One that the database has lost may come back from the replica. */
async function broughtBack({ store }: SessionServices, id: string) {
  await store.replicaStatus();
  return store.read(id);
}

/** Whether a session has the words that a page needs, in the language that is wanted or the nearest to it. */
export const speaks = (session: Session, preferred: readonly string[], extent: Extent): boolean =>
  hasWords(session, extent) && session.texts.language === languageFor(session.instrument, preferred);

/** Whether a session has the words that a page needs, in whatever language. */
export const hasWords = (session: Session, extent: Extent): boolean =>
  session.extent === 'whole' || extent === 'opening';

/** The language that was asked for last. */
const askedFor = new WeakMap<Session, string>();

/**
 * Gives a session the words that a page needs, in the language that is spoken.
 * @throws where they cannot be fetched: the session then speaks as before
 */
export async function speakIn(
  { instruments, preferred }: Pick<SessionServices, 'instruments' | 'preferred'>,
  session: Session,
  extent: Extent,
): Promise<void> {
  const { id, version } = session.instrument;
  const spoken = languageFor(session.instrument, preferred);
  askedFor.set(session, spoken);
  const texts = await instruments.texts(id, version, spoken, extent);
  if (!texts.ok) throw new Error(`${id} ${version} has no words that open`);
  // Another language was asked for since, or the page that is shown by now needs more words than these.
  const isLate = askedFor.get(session) !== spoken || (session.texts.language === spoken && hasWords(session, 'whole'));
  if (!isLate) session.speak({ texts: texts.value, extent });
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
