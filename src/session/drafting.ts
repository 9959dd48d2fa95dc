import { batch, computed, signal } from '@preact/signals';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { DraftChange } from '../storage/change.ts';
import { holdPen, type Ownership, type Pen } from '../storage/ownership.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { type Draft, DraftWriter, type SaveStatus } from '../storage/writer.ts';
import { afterPaint } from './afterPaint.ts';
import { contentOf } from './content.ts';
import { evaluated } from './evaluated.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';
import { wholeMinutes } from './stopwatch.ts';
import { keepTime, type Timekeeper } from './timekeeper.ts';

/**
 * Opens a stored response: the pen is asked for, and whoever has it writes; a page without it reads along.
 * @throws where the device's database cannot be read
 */
export async function draftOn(
  services: SessionServices,
  stored: StoredResponse,
  instrument: Instrument,
  inLanguage: Texts,
): Promise<Session> {
  const { store } = services;
  const { id, seq, changedAt, place } = stored.row;
  const places = [...instrument.modules.map((module) => module.id), 'review'];
  const content = contentOf(stored);
  const { row, answers, annotations, unanswered, entries } = content;
  const texts = signal(inLanguage);
  const save = signal<SaveStatus>({
    state: 'saved',
    at: seq > 1 ? new Date(changedAt) : undefined,
    replica: 'durable',
  });
  const ownership = signal<Ownership>('reader');
  const follows = evaluated(instrument, content);
  const { whole } = follows;
  let module = place !== undefined && places.includes(place) ? place : (places[0] ?? '');
  let writer: DraftWriter | undefined;
  let time: Timekeeper | undefined;
  let endWatch = () => {};
  let turn = 0;

  const show = (now: StoredResponse) => batch(() => content.show(now, writer?.unsaved ?? []));

  /** Takes a change into what is shown, and on its way to the disk. */
  const take = (
    change: Draft<Extract<DraftChange, { kind: 'answered' | 'annotated' | 'struck' | 'noted' | 'assigned' }>>,
    typing = false,
  ) => {
    if (!writer) return;
    content.take(change);
    writer.take(change, typing);
  };

  /** Another writer was first: goes on from what it left, if this page is still the one that writes. */
  const rebase = async (): Promise<number | undefined> => {
    const now = await store.read(id).catch(() => undefined);
    if (now?.row.state !== 'draft' || ownership.value !== 'owner') return undefined;
    show(now);
    return now.row.seq;
  };

  const startWriting = async () => {
    const replica = await store.acquire(id);
    const now = await store.read(id);
    if (now?.row.state !== 'draft') return false;
    show(now);
    const keeper = keepTime(store, id, now.time, instrument.idleLimitSeconds, module);
    time = keeper;
    writer = new DraftWriter({
      // The time goes with every answer: what is saved, is saved with the time that it took.
      store: { write: (changes) => store.write([...changes, { kind: 'timed', time: keeper.reading() }]) },
      response: id,
      seq: now.row.seq,
      replica,
      now: () => new Date(),
      soon: afterPaint,
      onStatus: (status) => {
        save.value = status;
      },
      rebase,
    });
    save.value = replica === 'memory' ? { state: 'failed', fault: 'nowhere', replica } : { ...save.value, replica };
    return true;
  };

  const follow = () => {
    endWatch = store.watch(
      () => store.read(id),
      (read) => read && show(read),
      () => {},
    );
  };

  /** The pen was gained, handed over, or taken away. */
  const onOwnership = async (now: Ownership) => {
    turn += 1;
    const mine = turn;
    endWatch();
    endWatch = () => {};
    if (now === 'owner') {
      // Fields open only once there is a writer to take what is typed in them.
      const writes = await startWriting();
      if (writes && mine === turn) ownership.value = 'owner';
      return;
    }
    ownership.value = now;
    const [oldWriter, oldTime] = [writer, time];
    writer = undefined;
    time = undefined;
    if (now === 'lost') oldWriter?.abandon();
    else await oldWriter?.close();
    await oldTime?.close(now !== 'lost');
    await store.release(id);
    if (mine === turn) follow();
  };

  /** The page may be going: what is not durable is stashed in one step, and then written if there is time after all. */
  const onHide = () => {
    if (!writer || (document.visibilityState === 'visible' && save.value.state === 'saved')) return;
    const { unsaved } = writer;
    if (time) store.stash(id, [...unsaved, { kind: 'timed', time: time.reading() }]);
    void writer.flush();
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (save.value.fault !== undefined) event.preventDefault();
  };
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', onHide);
  addEventListener('beforeunload', onUnload);
  const pen = await new Promise<Pen>((resolve, reject) => {
    const held: Pen = holdPen(id, (now) => onOwnership(now).then(() => resolve(held), reject));
  });

  return {
    id,
    instrument,
    get texts() {
      return texts.value;
    },
    row,
    answers,
    annotations,
    route: computed(() => whole.value.route),
    findings: computed(() => whole.value.findings),
    progress: computed(() => whole.value.progress),
    entry: (item) => entries.get(item),
    reading: (item) => follows.readings.get(item),
    values: {
      get: (item) => {
        const reading = follows.readings.get(item);
        return reading?.kind === 'valid' ? reading.value : undefined;
      },
    },
    step: (question) => follows.steps.get(question),
    findingsAt: (question) => follows.findings.get(question),
    progressOf: (name) => follows.progress.get(name),
    annotation: (name) => content.notes.get(name),
    save,
    ownership,
    turnTo(next) {
      if (!places.includes(next)) return;
      module = next;
      time?.turnTo(next);
      if (row.value.place !== next) take({ kind: 'noted', field: 'place', value: next });
    },
    answer: (item, value, typing) =>
      batch(() => {
        // An answer after all takes the place of the word that there is none.
        if (value !== null && unanswered.value.has(item))
          take({ kind: 'struck', annotation: { kind: 'unanswered', about: item } });
        take({ kind: 'answered', item, value }, typing);
      }),
    annotate: (annotation, typing) =>
      batch(() => {
        const { kind, about } = annotation;
        if (kind === 'unanswered' && answers.value[about] !== undefined)
          take({ kind: 'answered', item: about, value: null });
        take({ kind: 'annotated', annotation }, typing);
      }),
    strike: (kind, about) => take({ kind: 'struck', annotation: { kind, about } }),
    speak(spoken) {
      texts.value = spoken;
      if (row.value.language !== spoken.language) take({ kind: 'noted', field: 'language', value: spoken.language });
    },
    assign: (to) => take({ kind: 'assigned', to }),
    setLabel: (label) => take({ kind: 'noted', field: 'label', value: label }, true),
    freezeOffer() {
      if (!writer || !time) return;
      const minutes = wholeMinutes(time.reading().activeMs);
      if (row.value.prefilledMinutes !== minutes) take({ kind: 'noted', field: 'prefilledMinutes', value: minutes });
    },
    timeReading: () => time?.reading(),
    seq: () => writer?.seq ?? row.value.seq,
    flush: async () => writer?.flush(),
    takeOver: pen.takeOver,
    async close() {
      if (writer && !(await writer.close())) return false;
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', onHide);
      removeEventListener('beforeunload', onUnload);
      turn += 1;
      endWatch();
      await time?.close(true);
      await store.release(id);
      writer = undefined;
      time = undefined;
      pen.release();
      follows.end();
      return true;
    },
  };
}
