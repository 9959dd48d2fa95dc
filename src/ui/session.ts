import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Finding, findingsOn } from '../engine/findings.ts';
import { type Progress, progressOn } from '../engine/progress.ts';
import { type Route, routeOf } from '../engine/route.ts';
import type { Answers } from '../engine/value.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { holdPen, type Ownership } from '../storage/ownership.ts';
import { readResponse, type StoredResponse } from '../storage/reading.ts';
import type { ResponseRow, TimeRow } from '../storage/rows.ts';
import { watch } from '../storage/watch.ts';
import { DraftWriter, type SaveStatus } from '../storage/writer.ts';
import { openInstrument, openTexts } from '../surveys/open.ts';
import { wholeMinutes } from '../timing/stopwatch.ts';
import type { Services } from './services.ts';
import { keepTime, type Timekeeper } from './timekeeper.ts';

/** One response, open in this page: what is answered, what that means, and how to change it. */
export interface Session {
  readonly id: string;
  readonly instrument: Instrument;
  readonly texts: Texts;
  readonly row: ReadonlySignal<ResponseRow>;
  readonly answers: ReadonlySignal<Answers>;
  readonly route: ReadonlySignal<Route>;
  readonly findings: ReadonlySignal<readonly Finding[]>;
  readonly progress: ReadonlySignal<readonly Progress[]>;
  readonly save: ReadonlySignal<SaveStatus>;
  readonly ownership: ReadonlySignal<Ownership>;
  /** The module that the respondent is at. */
  readonly turnTo: (module: string) => void;
  /** Takes an answer; null clears it. `typing` holds the write back for the pause between keys. */
  readonly answer: (item: string, value: string | number | null, typing?: boolean) => void;
  readonly setLabel: (label: string) => void;
  /** Freezes the measured minutes as the offer, once: the number must not run under the reader's eyes. */
  readonly freezeOffer: () => void;
  /** What was measured up to now; undefined for a page that only reads. */
  readonly timeReading: () => TimeRow | undefined;
  /** The number of the last durable change. */
  readonly seq: () => number;
  readonly flush: () => Promise<void>;
  readonly takeOver: () => void;
  readonly close: () => Promise<void>;
}

/** Why a response does not open. */
export type OpenFault = 'missing' | 'unreadable';

const answersIn = (stored: StoredResponse): Record<string, string | number> =>
  Object.fromEntries(stored.answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]])));

/** Opens a response with its questionnaire, in the version that it was started in. */
export async function openSession(services: Services, id: string): Promise<Result<Session, OpenFault>> {
  const stored = await readResponse(services.db, id);
  if (!stored) return fail('missing');
  const { instrument, language } = stored.row;
  const [structure, texts] = await Promise.all([
    openInstrument(instrument.id, instrument.version),
    openTexts(instrument.id, instrument.version, language),
  ]);
  if (!structure.ok || !texts.ok) return fail('unreadable');
  return ok(await sessionOn(services, stored, structure.value, texts.value));
}

async function sessionOn(
  services: Services,
  stored: StoredResponse,
  instrument: Instrument,
  texts: Texts,
): Promise<Session> {
  const { db, port } = services;
  const { id } = stored.row;
  const row = signal(stored.row);
  const answers: Signal<Answers> = signal(answersIn(stored));
  const save = signal<SaveStatus>({
    state: 'saved',
    at: stored.row.seq > 1 ? new Date(stored.row.changedAt) : undefined,
  });
  const ownership = signal<Ownership>('reader');
  const route = computed(() => routeOf(instrument, answers.value));
  let module = stored.row.place ?? instrument.modules[0]?.id ?? '';
  let writer: DraftWriter | undefined;
  let time: Timekeeper | undefined;
  let endWatch = () => {};

  const show = (now: StoredResponse) => {
    row.value = now.row;
    answers.value = answersIn(now);
  };
  const write = async () => {
    const now = await readResponse(db, id);
    if (now?.row.state !== 'draft' || ownership.value !== 'owner') return;
    show(now);
    const keeper = keepTime(port, id, now.time, instrument.idleLimitSeconds, module);
    time = keeper;
    writer = new DraftWriter({
      // The time goes with every answer: what is saved, is saved with the time that it took.
      port: { write: (changes) => port.write([...changes, { kind: 'timed', time: keeper.reading() }]) },
      response: id,
      seq: now.row.seq,
      now: () => new Date(),
      onStatus: (status) => {
        save.value = status;
      },
    });
  };
  const stopWriting = async () => {
    const [oldWriter, oldTime] = [writer, time];
    writer = undefined;
    time = undefined;
    await oldWriter?.close();
    await oldTime?.close();
  };
  const onOwnership = async (now: Ownership) => {
    ownership.value = now;
    endWatch();
    endWatch = () => {};
    if (now === 'owner') return write();
    await stopWriting();
    endWatch = watch(
      () => readResponse(db, id),
      (read) => read && show(read),
      () => {},
    );
  };
  const flushHidden = () => void writer?.flush();
  document.addEventListener('visibilitychange', flushHidden);
  addEventListener('pagehide', flushHidden);
  const pen = await new Promise<ReturnType<typeof holdPen>>((resolve) => {
    const held = holdPen(id, async (now) => {
      await onOwnership(now);
      resolve(held);
    });
  });

  return {
    id,
    instrument,
    texts,
    row,
    answers,
    route,
    findings: computed(() => findingsOn(instrument, route.value)),
    progress: computed(() => progressOn(instrument, route.value)),
    save,
    ownership,
    turnTo(next) {
      module = next;
      time?.turnTo(next);
      if (!writer || row.value.place === next) return;
      row.value = { ...row.value, place: next };
      writer.take({ kind: 'noted', field: 'place', value: next });
    },
    answer(item, value, typing = false) {
      if (!writer) return;
      const { [item]: _before, ...others } = answers.value;
      answers.value = value === null ? others : { ...others, [item]: value };
      writer.take({ kind: 'answered', item, value }, typing);
    },
    setLabel(label) {
      row.value = { ...row.value, label };
      writer?.take({ kind: 'noted', field: 'label', value: label }, true);
    },
    freezeOffer() {
      if (!writer || !time || row.value.prefilledMinutes !== undefined) return;
      const minutes = wholeMinutes(time.reading().activeMs);
      row.value = { ...row.value, prefilledMinutes: minutes };
      writer.take({ kind: 'noted', field: 'prefilledMinutes', value: minutes });
    },
    timeReading: () => time?.reading(),
    seq: () => writer?.seq ?? row.value.seq,
    flush: async () => writer?.flush(),
    takeOver: pen.takeOver,
    async close() {
      document.removeEventListener('visibilitychange', flushHidden);
      removeEventListener('pagehide', flushHidden);
      endWatch();
      await stopWriting();
      pen.release();
    },
  };
}
