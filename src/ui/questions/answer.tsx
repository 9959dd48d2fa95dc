import type { Entry } from '../../engine/outline.ts';
import { type Layout, layoutOf } from '../../instrument/layout.ts';
import type { Module } from '../../instrument/schema.ts';
import type { Session } from '../../session/session.ts';
import { type Drawn, drawnBy, isLoaded, load, onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import numberStyles from '../styles/number.css?url';
import { viewOf } from '../types/table.ts';
import { glossary } from './explained.tsx';
import type { FieldAria } from './fieldAria.ts';
import { Fields } from './fields.tsx';
import type { LayoutProps } from './layout.ts';

type Name = Layout['layout'];

type Layouts = { readonly [Laid in Name]: Drawn<LayoutProps<Laid>> };

/** How the items of a question are laid out. */
const layouts = {
  single: onPage(async () => (await import('./single.tsx')).Single),
  grid: onPage(async () => (await import('./grid.tsx')).Grid, ['more'], choiceStyles),
  fields: Fields,
  list: onPage(async () => (await import('./list.tsx')).List, [], choiceStyles),
  split: onPage(async () => (await import('./split.tsx')).Split, ['more'], numberStyles),
} satisfies Layouts;

function layoutFor<Laid extends Name>({ layout }: { readonly layout: Laid }): Drawn<LayoutProps<Laid>> {
  const all: Layouts = layouts;
  return all[layout];
}

/** The fields of a question, by its layout. */
export function Answer({
  session,
  entry,
  described,
}: { readonly session: Session; readonly entry: Entry } & FieldAria) {
  const Laid = drawnBy(layoutFor(entry));
  return <Laid session={session} entry={entry} described={described} />;
}

/** The line in the place of a question that is not put: no page needs it that asks all of its own. */
export const skipped = onPage(async () => (await import('./skippedQuestion.tsx')).SkippedQuestion, ['more']);

/** Whether a part of an instrument may be skipped. */
const isGated = ({ gate, sections }: Module): boolean =>
  gate !== undefined || sections.some((section) => section.gate ?? section.questions.some((question) => question.gate));

/** The layouts and the fields that questions are answered in. */
const drawnIn = (modules: readonly Module[]): Drawn<never>[] => [
  ...(modules.some(isGated) ? [skipped] : []),
  ...modules
    .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions.map(layoutOf)))
    .flatMap((laid) => [
      layoutFor(laid),
      ...(laid.layout === 'fields' ? [] : [glossary]),
      ...laid.items.map((item) => viewOf(item).Field),
    ]),
];

/** Whether all that the questions of modules are answered in is loaded. */
export const hasFields = (modules: readonly Module[]): boolean => drawnIn(modules).every(isLoaded);

/**
 * Loads what the questions of modules are answered in.
 * @throws where it cannot be fetched
 */
export const needFields = (modules: readonly Module[]): Promise<unknown> => Promise.all(drawnIn(modules).map(load));
