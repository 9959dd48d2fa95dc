import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Evaluation } from '../engine/evaluation.ts';
import type { Finding } from '../engine/findings.ts';
import type { Progress } from '../engine/progress.ts';
import type { Reading } from '../engine/reading.ts';
import type { State, Step } from '../engine/step.ts';
import type { Answers, Entered, Value } from '../engine/value.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { Annotation, Annotations } from '../protocol/annotation.ts';
import type { CorrectionRequest } from '../protocol/correctionRequest.ts';
import type { Difference } from '../protocol/draftCopy.ts';
import type { Assignment } from '../storage/assignment.ts';
import type { EditLockState } from '../storage/editLock.ts';
import type { ResponseRow, TimeRow } from '../storage/rows.ts';
import type { SaveStatus } from '../storage/writer.ts';
import type { Extent } from '../surveys/catalogue.ts';
import type { DraftEdit } from './autosave.ts';

/** The words of the questionnaire that a session has, and how many of them. */
export interface Wording {
  readonly texts: Texts;
  readonly extent: Extent;
}

export type { SaveStatus };

/** One response, open in this page: what is answered, what that means, and how to change it. */
export interface Session extends Wording {
  readonly id: string;
  readonly instrument: Instrument;
  readonly row: ReadonlySignal<ResponseRow>;
  readonly answers: ReadonlySignal<Answers>;
  readonly annotations: ReadonlySignal<Annotations>;
  /** All that follows from the answers as they stand. Who asks for it is drawn again at every change. */
  readonly evaluation: () => Evaluation;
  /** What was entered for an item, whether it counts or not. Who draws this one is drawn again when this one changes. */
  readonly entry: (item: string) => Entered | undefined;
  /** How an asked item reads, in the same way. */
  readonly reading: (item: string) => Reading | undefined;
  /** What the gates of an item's options make of them, by their codes, in the same way. */
  readonly options: (item: string) => Readonly<Record<string, State>>;
  /** Answers that count, in the same way. */
  readonly values: { readonly get: (item: string) => Value | undefined };
  /** What the route does with a question, in the same way. */
  readonly step: (question: string) => Step | undefined;
  /** The findings that a question shows, in the same way. */
  readonly findingsAt: (question: string) => readonly Finding[];
  /** How far a module is, in the same way. */
  readonly progressOf: (module: string) => Progress | undefined;
  /** An annotation, by what tells it from others, in the same way. */
  readonly annotation: (name: string) => Annotation | undefined;
  /** The most bytes that entries and annotations have in a document, kept as they change. */
  readonly enteredBytes: () => number;
  readonly save: ReadonlySignal<SaveStatus>;
  readonly editLock: ReadonlySignal<EditLockState>;
  /** The module that the respondent is at. */
  readonly turnTo: (module: string) => void;
  /** Takes an answer; null clears it. `typing` holds the write back for the pause between keys. */
  readonly answer: (item: string, value: string | number | null, typing?: boolean) => void;
  /** Says something of a question or finding beside answering it; that an item has no answer clears its answer. */
  readonly annotate: (annotation: Annotation, typing?: boolean) => void;
  readonly strike: (kind: Annotation['kind'], about: string) => void;
  /** Goes on with other words: more, or in another language. */
  readonly speak: (wording: Wording) => void;
  /** Takes whom it is for, and what it is sent with, from an invitation. */
  readonly assign: (to: Assignment) => void;
  /** What other devices had said where something else stands, until it is settled. */
  readonly differences: Signal<readonly Difference[]>;
  /** Whether it was received from another device: then it is completed nowhere again. */
  readonly receivedElsewhere: Signal<boolean>;
  /** What the office has asked to correct since this correction was begun. */
  readonly asked: Signal<readonly CorrectionRequest[]>;
  /** Takes what other devices have changed and measured. False for a page that only reads. */
  readonly merge: (edits: readonly DraftEdit[], elsewhere?: TimeRow['elsewhere']) => boolean;
  readonly setLabel: (label: string) => void;
  /** Notes measured minutes, as they are offered or as the declared ones are compared with them. */
  readonly noteMinutes: (field: 'prefilledMinutes' | 'comparedMinutes', minutes: number) => void;
  /** What was measured up to now; undefined for a page that only reads. */
  readonly timeReading: () => TimeRow | undefined;
  /** The number of the last durable change. */
  readonly seq: () => number;
  readonly flush: () => Promise<void>;
  readonly takeOver: () => void;
  /** Writes what waits and lets go. False where something could not be written: the session stays, and goes on trying. */
  readonly close: () => Promise<boolean>;
}
