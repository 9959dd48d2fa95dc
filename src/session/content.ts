import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Input } from '../engine/evaluation.ts';
import { answersIn, unansweredIn } from '../engine/stored.ts';
import type { Answers, Entered } from '../engine/value.ts';
import { type Annotation, type Annotations, annotationKey } from '../protocol/annotation.ts';
import { assignedTo } from '../storage/assigned.ts';
import type { Change } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { bytesOfAnnotation, bytesOfEntry, RunningBytes } from './enteredBytes.ts';
import { Keyed } from './keyed.ts';

/** What a response holds, as a page shows it. */
export interface Content {
  readonly row: Signal<ResponseRow>;
  /** All answers, gathered when somebody asks. */
  readonly answers: ReadonlySignal<Answers>;
  readonly annotations: Signal<Annotations>;
  /** The answers one by one. */
  readonly entries: Keyed<Entered | undefined>;
  /** The annotations one by one, by what tells them apart. */
  readonly notes: Keyed<Annotation | undefined>;
  /** The items that the respondent said to have no answer to. */
  readonly unanswered: { readonly value: ReadonlySet<string> };
  /** The most bytes that all of it has in a document. */
  readonly bytes: () => number;
  /** Takes in what is stored, and over it what is not durable yet. */
  readonly show: (stored: StoredResponse, unsaved: readonly Change[]) => void;
  /** Takes in one change. */
  readonly take: (change: Noted) => void;
  /** Tells of what an evaluation takes in; undefined: all may be different. */
  readonly follow: (follower: Follower) => void;
}

type Follower = (input: Input | undefined) => void;

/** What changes the content of a draft, numbered or not. */
type Noted =
  Extract<Change, { kind: 'answered' | 'annotated' | 'struck' | 'noted' | 'assigned' }> extends infer Kind
    ? Kind extends object
      ? Omit<Kind, 'response' | 'seq' | 'at'>
      : never
    : never;

const isNoted = (change: Change): change is Extract<Change, Noted> =>
  ['answered', 'annotated', 'struck', 'noted', 'assigned'].includes(change.kind);

/** The content of a stored response. */
export function contentOf(stored: StoredResponse): Content {
  const row = signal(stored.row);
  const kept = new Map<string, Entered>();
  const turn = signal(0);
  const annotations = signal<Annotations>(new Map());
  const entries = new Keyed<Entered | undefined>((item) => kept.get(item));
  const notes = new Keyed((name) => annotations.peek().get(name));
  let follower: Follower = () => {};
  const bytes = new RunningBytes(() => {
    const entered = [...kept].reduce((sum, [item, value]) => sum + bytesOfEntry(item, value), 0);
    return [...annotations.peek().values()].reduce((sum, one) => sum + bytesOfAnnotation(one), entered);
  });
  const annotate = (all: Annotations, { kind, about }: Pick<Annotation, 'kind' | 'about'>, isSaid: boolean) => {
    const key = annotationKey({ kind, about });
    if (bytes.isCounted) bytes.add(bytesOfAnnotation(annotations.peek().get(key)), bytesOfAnnotation(all.get(key)));
    annotations.value = all;
    notes.refresh([key]);
    if (kind === 'unanswered') follower({ item: about, unanswered: isSaid });
  };
  const take = (change: Noted) => {
    switch (change.kind) {
      case 'answered': {
        const { item, value } = change;
        if (bytes.isCounted) bytes.add(bytesOfEntry(item, kept.get(item)), bytesOfEntry(item, value));
        if (value === null) kept.delete(item);
        else kept.set(item, value);
        turn.value += 1;
        entries.refresh([item]);
        follower({ item, entry: value ?? undefined });
        return;
      }
      case 'annotated': {
        const { annotation } = change;
        annotate(new Map(annotations.value).set(annotationKey(annotation), annotation), annotation, true);
        return;
      }
      case 'struck': {
        const rest = new Map(annotations.value);
        rest.delete(annotationKey(change.annotation));
        annotate(rest, change.annotation, false);
        return;
      }
      case 'noted':
        row.value = { ...row.value, [change.field]: change.value };
        if (change.field === 'comparedMinutes') follower({ measuredMinutes: row.value.comparedMinutes });
        return;
      case 'assigned':
        row.value = assignedTo(row.value, change.to);
    }
  };
  const show = (now: StoredResponse, unsaved: readonly Change[]) => {
    bytes.forget();
    row.value = now.row;
    kept.clear();
    for (const [item, value] of Object.entries(answersIn(now))) kept.set(item, value);
    turn.value += 1;
    annotations.value = now.annotations;
    entries.refresh();
    notes.refresh();
    follower(undefined);
    for (const change of unsaved) if (isNoted(change)) take(change);
  };
  show(stored, []);
  return {
    row,
    answers: computed(() => {
      turn.value;
      return Object.fromEntries(kept);
    }),
    annotations,
    entries,
    notes,
    unanswered: computed(() => unansweredIn(annotations.value)),
    bytes: () => bytes.get(),
    show,
    take,
    follow: (next) => {
      follower = next;
    },
  };
}
