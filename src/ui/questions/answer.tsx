import { type Entry, type Item, outlineOf } from '../../engine/outline.ts';
import type { Layout } from '../../instrument/layout.ts';
import type { Instrument, Module } from '../../instrument/schema.ts';
import type { Session } from '../../session/session.ts';
import { type Drawn, drawnBy, isLoaded, load, onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import numberStyles from '../styles/number.css?url';
import { fieldOf } from '../types/table.ts';
import type { FieldAria } from './fieldAria.ts';
import { Fields } from './fields.tsx';
import type { LayoutProps } from './layout.ts';

type Name = Layout['layout'];

type Layouts = { readonly [Laid in Name]: Drawn<LayoutProps<Laid>> };

/** How the items of a question are laid out. */
const layouts = {
  single: onPage(async () => (await import('./single.tsx')).Single),
  grid: onPage(async () => (await import('./grid.tsx')).Grid, [], choiceStyles),
  fields: Fields,
  list: onPage(async () => (await import('./list.tsx')).List, [], choiceStyles),
  note: () => null,
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
export const skipped = onPage(async () => (await import('./skippedQuestion.tsx')).SkippedQuestion);

/** Whether a part of an instrument may be skipped. */
const isGated = ({ gate, sections }: Module): boolean =>
  gate !== undefined || sections.some((section) => section.gate ?? section.questions.some((question) => question.gate));

/** The layouts and the fields that questions are answered in. */
const drawnIn = (instrument: Instrument, module: string | undefined): Drawn<never>[] => [
  ...(instrument.modules.some((one) => one.id === module && isGated(one)) ? [skipped] : []),
  ...outlineOf(instrument)
    .entries.filter((entry) => entry.module === module)
    .flatMap((entry) => {
      const items: readonly Item[] = entry.items;
      return [layoutFor(entry), ...items.map((item) => fieldOf(item))];
    }),
];

/** Whether all that the questions of a module are answered in is loaded. */
export const hasFields = (instrument: Instrument, module: string | undefined): boolean =>
  drawnIn(instrument, module).every(isLoaded);

/**
 * Loads what the questions of a module are answered in.
 * @throws where it cannot be fetched
 */
export const needFields = (instrument: Instrument, module: string | undefined): Promise<unknown> =>
  Promise.all(drawnIn(instrument, module).map(load));
