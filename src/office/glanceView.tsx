import { dateOnly, timeOfDay } from '../i18n/format.ts';
import { languageNames } from '../i18n/languages.ts';
import { language as languages } from '../instrument/language.ts';
import { glance } from '../protocol/glance.ts';
import { CountTable } from './countTable.tsx';
import { useOfficeLocale } from './officeLocale.ts';
import { useView, type ViewProps } from './useView.ts';
import { ViewFrame } from './viewFrame.tsx';

/** What came in, in numbers. */
export function GlanceView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.glance;
  const { answer, fault } = useView('/glance', glance, onSignedOut);
  const languageOf = (code: string) => {
    const found = languages.options.find((one) => one === code);
    return found ? languageNames[found] : code;
  };
  const reasons: Readonly<Record<string, string>> = office.refused.reasons;
  const senders: Readonly<Record<string, string>> = told.senders;
  const received = answer?.days.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <ViewFrame title={office.views.glance} fault={fault} waits={!answer}>
      {answer && (
        <>
          <p data-received={received}>
            {told.received({ count: received })} {answer.sealed > 0 && told.sealed({ count: answer.sealed })}{' '}
            <span class="hint">{told.asOf({ time: timeOfDay(new Date(answer.at), language) })}</span>
          </p>
          <div class="office-tables">
            <CountTable
              name="cases"
              caption={told.cases}
              column={told.state}
              rows={answer.cases.map(({ state, count }) => ({ label: told.states[state], count }))}
            />
            <CountTable
              name="days"
              caption={told.days}
              column={told.day}
              rows={answer.days.map(({ day, count }) => ({
                label: dateOnly(new Date(`${day}T12:00:00Z`), language),
                count,
              }))}
            />
            <CountTable
              name="languages"
              caption={told.languages}
              column={told.language}
              rows={answer.languages.map(({ language: of, count }) => ({ label: languageOf(of), count }))}
            />
            <CountTable
              name="questionnaires"
              caption={told.questionnaires}
              column={told.questionnaire}
              rows={answer.questionnaires.map(({ id, version, count }) => ({ label: `${id} ${version}`, count }))}
            />
            <CountTable
              name="senders"
              caption={told.senderTitle}
              column={told.sender}
              rows={answer.senders.map(({ sender, count }) => ({ label: senders[sender] ?? sender, count }))}
            />
            <CountTable
              name="refused"
              caption={told.refused}
              column={told.reason}
              rows={answer.refused.map(({ problem, count }) => ({ label: reasons[problem] ?? problem, count }))}
            />
          </div>
        </>
      )}
    </ViewFrame>
  );
}
