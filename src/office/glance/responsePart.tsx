import type { ComponentChildren } from 'preact';
import { dateOnly, list, localeOf } from '../../i18n/format.ts';
import { languageNameOf } from '../../i18n/languages.ts';
import type { Glance } from '../../protocol/glance.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { QuestionnaireName } from '../page/questionnaireName.tsx';
import { type DayFigures, dayFigures } from './dayFigures.ts';
import { figuresIn } from './figures.ts';
import { type GlanceRow, GlanceTable } from './glanceTable.tsx';
import { Plot } from './plot.tsx';

/** Who has answered: by day, against the sample and its last days, and by what is known of them. */
export function ResponsePart({ glance }: { readonly glance: Glance }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number } = figuresIn(language);
  const senders: Readonly<Record<string, string>> = told.senders;
  const counted = (key: string, head: ComponentChildren, count: number): GlanceRow => ({
    ...{ key, head, cells: [number(count)], bar: count },
  });
  return (
    <>
      <Days glance={glance} />
      <div class="office-tables">
        <GlanceTable
          name="states"
          columns={[told.state, told.number]}
          rows={glance.cases.states.map(({ state, count }) => counted(state, told.states[state], count))}
        />
        <Languages glance={glance} />
        <GlanceTable
          name="questionnaires"
          columns={[told.questionnaire, told.number]}
          rows={glance.questionnaires.map(({ id, version, count }) =>
            counted(`${id} ${version}`, <QuestionnaireName id={id} version={version} />, count),
          )}
        />
        <GlanceTable
          name="app-versions"
          columns={[told.appVersion, told.number]}
          rows={glance.appVersions.map(({ version, count }) =>
            counted(version ?? '', version ?? told.otherVersions, count),
          )}
        />
        <GlanceTable
          name="senders"
          columns={[told.sender, told.number]}
          rows={glance.senders.map(({ sender, count }) => counted(sender, senders[sender] ?? sender, count))}
        />
      </div>
    </>
  );
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

function Days({ glance }: { readonly glance: Glance }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number } = figuresIn(language);
  const short = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const plotted = dayFigures(glance, true);
  const labels = plotted.map(({ day }) => short.format(noonOf(day)));
  const of = (pick: (day: DayFigures) => number) => plotted.map(pick);
  const { due, deadlines } = glance.cases;
  // After the day on which it is read, the line would say that nothing will come.
  const today = glance.at.slice(0, 10);
  const toCome = deadlines.flatMap(({ day, count }) =>
    day > today ? [`${dateOnly(noonOf(day), language)} (${number(count)})`] : [],
  );
  return (
    <GlanceTable
      name="days"
      columns={[told.day, told.receivedColumn, told.answered, told.answeredInAll, told.share, told.lastDayOf]}
      rows={dayFigures(glance)
        .filter(({ day }) => day <= today)
        .toReversed()
        .map(({ day, received, answered, answeredInAll, lastDayOf }) => ({
          key: day,
          head: dateOnly(noonOf(day), language),
          cells: [
            ...[number(received), number(answered), number(answeredInAll)],
            figuresIn(language).share(answeredInAll, due),
            lastDayOf === 0 ? '' : number(lastDayOf),
          ],
        }))}
      tall
      hint={
        <>
          {told.daysHint} {toCome.length > 0 && told.lastDaysToCome({ when: list(toCome, language) })}
        </>
      }
    >
      <div class="office-plots">
        <Plot
          name="days"
          label={told.plotDays}
          spec={{
            labels,
            series: [{ name: told.receivedColumn, look: 'filled', values: of(({ received }) => received) }],
          }}
        />
        {due > 0 && (
          <Plot
            name="answered"
            label={told.plotAnswered}
            spec={{
              labels,
              series: [
                {
                  name: told.answeredInAll,
                  look: 'line',
                  values: plotted.map(({ day, answeredInAll }) => (day <= today ? answeredInAll : null)),
                },
                { name: told.due, look: 'level', values: of(() => due) },
              ],
              marks: deadlines.map(({ day }) => plotted.findIndex((one) => one.day === day)),
            }}
          />
        )}
      </div>
    </GlanceTable>
  );
}

function Languages({ glance: { languages: received, cases } }: { readonly glance: Glance }) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { number, share } = figuresIn(language);
  const codes = [...new Set([...received, ...cases.languages].map((one) => one.language))].toSorted();
  return (
    <GlanceTable
      name="languages"
      columns={[told.language, told.receivedColumn, told.due, told.answered, told.share]}
      rows={codes.map((code) => {
        const { due, delivered } = cases.languages.find((one) => one.language === code) ?? { due: 0, delivered: 0 };
        const count = received.find((one) => one.language === code)?.count ?? 0;
        return {
          key: code,
          head: languageNameOf(code) || told.noLanguage,
          cells: [number(count), number(due), number(delivered), share(delivered, due)],
        };
      })}
    />
  );
}
