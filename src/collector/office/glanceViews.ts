import { language as languages } from '../../instrument/language.ts';
import { type GlanceWords, glanceTables } from '../../protocol/glance.ts';
import { languageFor } from '../../surveys/open.ts';
import { glanceLines } from './glanceFiles.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, type OfficeRequest, type View, type ViewFile } from './view.ts';

/** What came in, in numbers; each of its tables as a file; and what its questionnaires call their parts. */
export const glanceViews: readonly View[] = [
  { path: '/glance', right: 'counts', read: ({ glance }) => glance() },
  { path: '/glance/tables/:table', right: 'counts', file: glanceFile },
  { path: '/glance/words/:questionnaire/:language', right: 'counts', read: readWords },
];

/** Numbers alone, but an export like the others: it is on record before it is given. */
async function glanceFile(dependencies: OfficeDependencies, request: OfficeRequest): Promise<ViewFile | undefined> {
  const table = glanceTables.find((name) => name === request.param('table'));
  if (!table) return undefined;
  await dependencies.store.recordOffice(lineFor(dependencies, request, 'counts-exported', { detail: table }));
  const glance = await dependencies.glance();
  return { name: `${table}-${glance.at.slice(0, 10)}.csv`, lines: glanceLines(table, glance) };
}

/** The words of the newest version that this collector carries. */
async function readWords(
  { instruments }: OfficeDependencies,
  { param }: OfficeRequest,
): Promise<GlanceWords | undefined> {
  const id = param('questionnaire');
  const language = languages.options.find((one) => one === param('language'));
  const instrument = await instruments.open(id);
  if (!instrument.ok || !language) return undefined;
  const { version, checks } = instrument.value;
  const texts = await instruments.texts(id, version, languageFor(instrument.value, [language]));
  if (!texts.ok) return undefined;
  const { title, modules, items, checks: said } = texts.value;
  return {
    title,
    modules: instrument.value.modules.map(({ id: module }) => ({ module, title: modules[module]?.title ?? module })),
    items: Object.fromEntries(Object.entries(items).map(([item, { text }]) => [item, text])),
    checks: Object.fromEntries(
      checks.map(({ id: check, cases }) => {
        const ids = new Set(cases.map(({ text = check }) => text));
        return [check, [...ids].flatMap((one) => said[one] ?? [])];
      }),
    ),
  };
}
