import { type ReadonlySignal, signal } from '@preact/signals';
import { fail, ok, type Result } from '../lib/result.ts';
import { readResponse } from '../storage/reading.ts';
import { openInstrument, openTexts } from '../surveys/open.ts';
import { draftOn } from './drafting.ts';
import type { Services } from './services.ts';
import type { Session } from './session.ts';

/** Why a response does not open: it is not on the device, this app does not carry its version, or nothing can be read. */
export type OpenFault = 'missing' | 'unreadable' | 'storage';

const left = signal<readonly Session[]>([]);

/** Sessions that were left while something in them could not be written. They go on trying. */
export const unsaved: ReadonlySignal<readonly Session[]> = left;

/** Opens a response with its questionnaire, in the version that it was started in. */
export async function openSession(services: Services, id: string): Promise<Result<Session, OpenFault>> {
  const kept = left.value.find((session) => session.id === id);
  if (kept) {
    left.value = left.value.filter((session) => session !== kept);
    return ok(kept);
  }
  try {
    const stored = await readResponse(services.db, id);
    if (!stored) return fail('missing');
    const { instrument, language } = stored.row;
    const [structure, texts] = await Promise.all([
      openInstrument(instrument.id, instrument.version),
      openTexts(instrument.id, instrument.version, language),
    ]);
    if (!structure.ok || !texts.ok) return fail('unreadable');
    return ok(await draftOn(services, stored, structure.value, texts.value));
  } catch {
    // Whatever the browser's reason, nothing can be read here; the page says so.
    return fail('storage');
  }
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
