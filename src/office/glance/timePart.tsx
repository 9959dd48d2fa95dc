import type { Glance, GlanceFindings, GlanceWords, Spread } from '../../protocol/glance.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { figuresIn } from './figures.ts';
import { GlanceTable } from './glanceTable.tsx';
import { Plot } from './plot.tsx';
import { EachQuestionnaire } from './questionnaires.tsx';

/** How long answering took, by questionnaire. */
export const TimePart = (props: { readonly glance: Glance; readonly onSignedOut: () => void }) => (
  <EachQuestionnaire {...props}>
    {(found, words) => (
      <>
        <Minutes found={found} />
        <Quartiles found={found} words={words} />
      </>
    )}
  </EachQuestionnaire>
);

function Minutes({ found: { id, bins } }: { readonly found: GlanceFindings }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number } = figuresIn(language);
  const rows = bins.map(({ from, to, ...counts }) => {
    const last = to === undefined ? told.andMore({ least: number(from) }) : undefined;
    return {
      ...counts,
      from,
      label: last ?? (to === from + 1 ? number(from) : `${number(from)}–${number((to ?? 1) - 1)}`),
    };
  });
  return (
    <GlanceTable
      name="minutes"
      columns={[told.minutesColumn, told.measured, told.declared]}
      rows={rows.map(({ from, label, measured, declared }) => ({
        key: `${from}`,
        head: label,
        cells: [number(measured), number(declared)],
      }))}
    >
      <Plot
        name={`minutes ${id}`}
        label={told.plotMinutes}
        spec={{
          labels: rows.map(({ label }) => label),
          series: [
            { name: told.measured, look: 'filled', values: rows.map(({ measured }) => measured) },
            { name: told.declared, look: 'outlined', values: rows.map(({ declared }) => declared) },
          ],
        }}
      />
    </GlanceTable>
  );
}

function Quartiles({
  found: { id, measured, declared, modules },
  words,
}: {
  readonly found: GlanceFindings;
  readonly words: GlanceWords | undefined;
}) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number } = figuresIn(language);
  const order = words?.modules.map(({ module }) => module) ?? [];
  // The review, which is no module of a questionnaire, comes last.
  const placeOf = (module: string) => (order.includes(module) ? order.indexOf(module) : order.length);
  const sorted = modules.toSorted((one, other) => placeOf(one.module) - placeOf(other.module));
  const nameOf = (of: string) => {
    const title = words?.modules.find(({ module }) => module === of)?.title;
    return of === 'review' ? told.review : `${of} ${title ?? ''}`.trim();
  };
  const row = (key: string, head: string, spread: Spread) => ({
    ...{ key, head },
    cells: [number(spread.number), ...(spread.quartiles?.map(number) ?? ['', '', ''])],
  });
  const known = sorted.flatMap(({ module, quartiles }) => (quartiles ? { module, quartiles } : []));
  return (
    <GlanceTable
      name="quartiles"
      columns={[told.of, told.responses, told.lower, told.median, told.upper]}
      rows={[
        row('measured', told.measured, measured),
        row('declared', told.declared, declared),
        ...sorted.map(({ module, ...spread }) => row(`module ${module}`, nameOf(module), spread)),
      ]}
    >
      <Plot
        name={`modules ${id}`}
        label={told.plotModules}
        spec={{
          labels: known.map(({ module }) => (module === 'review' ? told.review : module)),
          series: [
            {
              name: `${told.lower} – ${told.upper}`,
              look: 'filled',
              values: known.map(({ quartiles: [lower, , upper] }) => [lower, upper] as const),
            },
            { name: told.median, look: 'dots', values: known.map(({ quartiles: [, median] }) => median) },
          ],
        }}
      />
    </GlanceTable>
  );
}
