import type { ComponentChildren } from 'preact';
import type { Glance, GlanceFindings, GlanceWords } from '../../protocol/glance.ts';
import { nonresponseReason } from '../../protocol/nonresponse.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { figuresIn } from './figures.ts';
import { GlanceTable } from './glanceTable.tsx';
import { Plot } from './plot.tsx';
import type { SeriesLook } from './plotSpec.ts';
import { EachQuestionnaire } from './questionnaires.tsx';

/** A plot has room for the first ones; the table has them all. */
const plotted = 15;

interface FoundProps {
  readonly found: GlanceFindings;
  readonly words: GlanceWords | undefined;
}

/** Which checks fired and what was left without an answer, by questionnaire, and what was refused. */
export function QualityPart({ glance, onSignedOut }: { readonly glance: Glance; readonly onSignedOut: () => void }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number } = figuresIn(language);
  const reasons: Readonly<Record<string, string>> = office.refused.reasons;
  return (
    <>
      <EachQuestionnaire glance={glance} onSignedOut={onSignedOut}>
        {(found, words) => (
          <>
            <Checks found={found} words={words} />
            <Unanswered found={found} words={words} />
          </>
        )}
      </EachQuestionnaire>
      <GlanceTable
        name="refused"
        columns={[told.reason, told.number]}
        rows={glance.refused.map(({ problem, count }) => ({
          key: problem,
          head: reasons[problem] ?? problem,
          cells: [number(count)],
          bar: count,
        }))}
      />
    </>
  );
}

/** What something is called in the answers, with its words. */
const named = (id: string, words: readonly string[]): ComponentChildren => (
  <>
    <strong>{id}</strong>
    {words.map((said) => (
      <span key={said} class="office-words">
        {said}
      </span>
    ))}
  </>
);

function Checks({ found: { id, number: all, checks }, words }: FoundProps) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number, share } = figuresIn(language);
  const sorted = checks
    .map((one) => ({ ...one, fired: one.open + one.confirmed }))
    .toSorted((one, other) => other.fired - one.fired);
  const first = sorted.slice(0, plotted);
  return (
    <GlanceTable
      name="checks"
      columns={[told.check, told.fired, told.share, told.open, told.confirmed]}
      rows={sorted.map(({ check, fired, open, confirmed }) => ({
        key: check,
        head: named(check, words?.checks[check] ?? []),
        cells: [number(fired), share(fired, all), number(open), number(confirmed)],
      }))}
    >
      <Plot
        name={`checks ${id}`}
        label={told.plotChecks}
        spec={{
          labels: first.map(({ check }) => check),
          series: [
            { name: told.open, look: 'filled', values: first.map(({ open }) => open) },
            { name: told.confirmed, look: 'outlined', values: first.map(({ confirmed }) => confirmed) },
          ],
          sideways: true,
          stacked: true,
        }}
      />
    </GlanceTable>
  );
}

const looks: Readonly<Record<(typeof nonresponseReason.options)[number], SeriesLook>> = {
  unknown: 'filled',
  refused: 'grey',
  inapplicable: 'outlined',
};

function Unanswered({ found: { id, number: all, unanswered }, words }: FoundProps) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number, share } = figuresIn(language);
  const reasons = nonresponseReason.options;
  const first = unanswered.slice(0, plotted);
  return (
    <GlanceTable
      name="unanswered"
      columns={[told.item, told.leftOut, told.share, ...reasons.map((reason) => told.reasons[reason])]}
      rows={unanswered.map((one) => {
        const inAll = reasons.reduce((sum, reason) => sum + one[reason], 0);
        const text = words?.items[one.item];
        return {
          key: one.item,
          head: named(one.item, text === undefined ? [] : [text]),
          cells: [number(inAll), share(inAll, all), ...reasons.map((reason) => number(one[reason]))],
        };
      })}
    >
      <Plot
        name={`unanswered ${id}`}
        label={told.plotUnanswered}
        spec={{
          labels: first.map(({ item }) => item),
          series: reasons.map((reason) => ({
            name: told.reasons[reason],
            look: looks[reason],
            values: first.map((one) => one[reason]),
          })),
          sideways: true,
          stacked: true,
        }}
      />
    </GlanceTable>
  );
}
