import { computed, type Signal, signal } from '@preact/signals';
import { answersIn, unansweredIn } from '../engine/stored.ts';
import type { Answers, Entered } from '../engine/value.ts';
import { type Annotation, type Annotations, annotationKey } from '../protocol/annotation.ts';
import { assignedTo } from '../storage/assigned.ts';
import type { Change } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { Keyed } from './keyed.ts';

/** What a response holds, as a page shows it. */
export interface Content {
  readonly row: Signal<ResponseRow>;
  readonly answers: Signal<Answers>;
  readonly annotations: Signal<Annotations>;
  /** The answers one by one. */
  readonly entries: Keyed<Entered | undefined>;
  /** The annotations one by one, by what tells them apart. */
  readonly notes: Keyed<Annotation | undefined>;
  /** The items that the respondent said to have no answer to. */
  readonly unanswered: { readonly value: ReadonlySet<string> };
  /** Takes in what is stored, and over it what is not durable yet. */
  readonly show: (stored: StoredResponse, unsaved: readonly Change[]) => void;
  /** Takes in one change. */
  readonly take: (change: Noted) => void;
}

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
  const answers = signal<Answers>({});
  const annotations = signal<Annotations>(new Map());
  const entries = new Keyed<Entered | undefined>((item) => answers.peek()[item]);
  const notes = new Keyed((name) => annotations.peek().get(name));
  const take = (change: Noted) => {
    switch (change.kind) {
      case 'answered': {
        const { [change.item]: _before, ...others } = answers.value;
        answers.value = change.value === null ? others : { ...others, [change.item]: change.value };
        entries.refresh([change.item]);
        return;
      }
      case 'annotated':
        annotations.value = new Map(annotations.value).set(annotationKey(change.annotation), change.annotation);
        notes.refresh([annotationKey(change.annotation)]);
        return;
      case 'struck': {
        const rest = new Map(annotations.value);
        rest.delete(annotationKey(change.annotation));
        annotations.value = rest;
        notes.refresh([annotationKey(change.annotation)]);
        return;
      }
      case 'noted':
        row.value = { ...row.value, [change.field]: change.value };
        return;
      case 'assigned':
        row.value = assignedTo(row.value, change.to);
    }
  };
  const show = (now: StoredResponse, unsaved: readonly Change[]) => {
    row.value = now.row;
    answers.value = answersIn(now);
    annotations.value = now.annotations;
    entries.refresh();
    notes.refresh();
    for (const change of unsaved) if (isNoted(change)) take(change);
  };
  show(stored, []);
  return {
    row,
    answers,
    annotations,
    entries,
    notes,
    unanswered: computed(() => unansweredIn(annotations.value)),
    show,
    take,
  };
}
