import { batch, signal } from '@preact/signals';
import { valueIn } from '../engine/reading.ts';
import type { Instrument } from '../instrument/schema.ts';
import { WriteError } from '../storage/change.ts';
import { type EditLock, type EditLockState, requestEditLock } from '../storage/editLock.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { Autosave } from './autosave.ts';
import { contentOf } from './content.ts';
import { evaluated } from './evaluated.ts';
import { quotedBy } from './quoting.ts';
import type { SessionServices } from './services.ts';
import type { Session, Wording } from './session.ts';

/**
 * Opens a stored response: its edit lock is asked for, and the page that has it writes; one without it reads along.
 * @param begun whether this page has just begun it
 * @throws where the device's storage cannot be read
 */
export async function openDraft(
  { store }: SessionServices,
  stored: StoredResponse,
  instrument: Instrument,
  opened: Wording,
  begun: boolean,
): Promise<Session> {
  const { id, place } = stored.row;
  const places = [...instrument.modules.map((module) => module.id), 'review'];
  const content = contentOf(stored);
  const { row, answers, annotations, unanswered, entries } = content;
  const wording = signal(opened);
  const editLock = signal<EditLockState>('reader');
  const follows = evaluated(instrument, content);
  let module = place !== undefined && places.includes(place) ? place : (places[0] ?? '');
  const autosave = new Autosave({
    store,
    stored,
    begun,
    content,
    idleLimitSeconds: instrument.idleLimitSeconds,
    module: () => module,
    isWriter: () => editLock.value === 'owner',
  });
  const { status } = autosave;
  let endWatch = () => {};
  let turns = 0;

  /** The edit lock was gained, handed over, or taken away. */
  const onEditLock = async (now: EditLockState) => {
    turns += 1;
    const turn = turns;
    endWatch();
    endWatch = () => {};
    if (now === 'owner') {
      // Fields open only once what is typed in them is saved.
      const writes = await autosave.start();
      if (writes && turn === turns) editLock.value = 'owner';
      return;
    }
    editLock.value = now;
    await autosave.stop(now === 'lost');
    if (turn !== turns) return;
    // The edit lock is handed on at once: nobody waits for what is loaded here.
    const show = (read: StoredResponse | undefined) => read && autosave.show(read);
    void import('./readAlong.ts')
      // Where it cannot be had now, all of the response is read at each change.
      .catch(() => ({
        readAlong: () =>
          store.watch(
            () => store.read(id),
            show,
            () => {},
          ),
      }))
      .then(({ readAlong }) => {
        if (turn === turns) endWatch = readAlong(store, id, content, show);
      });
  };

  /** The page may be going. */
  const onHide = () => {
    if (document.visibilityState !== 'visible' || status.value.state !== 'saved') autosave.stash();
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (status.value.fault !== undefined) event.preventDefault();
  };
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', onHide);
  addEventListener('beforeunload', onUnload);
  const endListening = () => {
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('pagehide', onHide);
    removeEventListener('beforeunload', onUnload);
  };
  const held = await new Promise<EditLock>((resolve, reject) => {
    let isOpen = false;
    const lock: EditLock = requestEditLock(id, async (now) => {
      let fault: unknown;
      await onEditLock(now).catch((cause: unknown) => {
        fault = cause;
      });
      if (fault !== undefined && !isOpen && !(fault instanceof WriteError)) {
        lock.release();
        endListening();
        return reject(fault);
      }
      // What was stashed cannot be written yet: this page reads along until it can.
      if (fault !== undefined) await onEditLock('reader');
      isOpen = true;
      resolve(lock);
      if (fault !== undefined) throw fault;
    });
  });

  const reading: Session['reading'] = (item) => follows.readings.get(item);
  const { evaluation } = follows;
  const asked = { instrument, reading, evaluation };

  return {
    id,
    instrument,
    get texts() {
      return quotedBy(wording.value.texts, asked);
    },
    get extent() {
      return wording.value.extent;
    },
    row,
    answers,
    annotations,
    evaluation,
    entry: (item) => entries.get(item),
    reading,
    options: (item) => follows.options.get(item),
    values: {
      get: (item) => valueIn(follows.readings.get(item)),
    },
    step: (question) => follows.steps.get(question),
    findingsAt: (question) => follows.findings.get(question),
    progressOf: (name) => follows.progress.get(name),
    annotation: (name) => content.notes.get(name),
    enteredBytes: () => content.bytes(),
    save: status,
    editLock,
    turnTo(next) {
      if (!places.includes(next)) return;
      module = next;
      autosave.turnTo(next);
      if (row.value.place !== next) autosave.take({ kind: 'noted', field: 'place', value: next });
    },
    answer: (item, value, typing) =>
      batch(() => {
        // An answer after all takes the place of the word that there is none.
        if (value !== null && unanswered.value.has(item))
          autosave.take({ kind: 'struck', annotation: { kind: 'unanswered', about: item } });
        autosave.take({ kind: 'answered', item, value }, typing);
      }),
    annotate: (annotation, typing) =>
      batch(() => {
        const { kind, about } = annotation;
        if (kind === 'unanswered' && entries.get(about) !== undefined)
          autosave.take({ kind: 'answered', item: about, value: null });
        autosave.take({ kind: 'annotated', annotation }, typing);
      }),
    strike: (kind, about) => autosave.take({ kind: 'struck', annotation: { kind, about } }),
    speak(spoken) {
      wording.value = spoken;
      const { language } = spoken.texts;
      if (row.value.language !== language) autosave.take({ kind: 'noted', field: 'language', value: language });
    },
    differences: signal([]),
    receivedElsewhere: signal(false),
    asked: signal([]),
    merge: (edits, elsewhere) => autosave.merge(edits, elsewhere),
    assign: (to) => autosave.take({ kind: 'assigned', to }),
    setLabel: (label) => autosave.take({ kind: 'noted', field: 'label', value: label }, true),
    noteMinutes(field, minutes) {
      if (row.value[field] !== minutes) autosave.take({ kind: 'noted', field, value: minutes });
    },
    timeReading: () => autosave.time,
    seq: () => autosave.seq ?? row.value.seq,
    flush: () => autosave.flush(),
    takeOver: held.takeOver,
    async close() {
      if (!(await autosave.close())) return false;
      endListening();
      turns += 1;
      endWatch();
      held.release();
      return true;
    },
  };
}
