import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import { languageNameOf } from '../../i18n/languages.ts';
import { instant } from '../../protocol/instant.ts';
import { refusedHead } from '../../protocol/refusedList.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { WhyField } from '../actions/whyField.tsx';
import { noAnswer } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { QuestionnaireName } from '../page/questionnaireName.tsx';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { RefusalFaults } from './refusalFaults.tsx';

/** One document that was refused: why, and what it says of itself. It can be purged. */
export function RefusedDocumentView({ about, onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.refused;
  const reasons: Readonly<Record<string, string>> = told.reasons;
  const [purged, setPurged] = useState(false);
  const { answer, fault, again } = useView(`/refused/${encodeURIComponent(about)}`, refusedHead, onSignedOut, false);
  const [why, setWhy] = useDraft(`purge ${about}`);
  // What a document says of itself may be no date.
  const when = (text: string | undefined) =>
    text === undefined || !instant.safeParse(text).success ? text : dateAndTime(new Date(text), language);
  const rows: readonly (readonly [name: string, value: ComponentChildren])[] = answer
    ? [
        [office.glance.reason, reasons[answer.of.reason] ?? answer.of.reason],
        [told.faults, answer.of.errorCount > 0 && <RefusalFaults key="faults" of={answer.of} />],
        [told.first, dateAndTime(new Date(answer.of.firstSeen), language)],
        [told.last, dateAndTime(new Date(answer.of.lastSeen), language)],
        [told.times, answer.of.times],
        [told.sentWith, answer.of.caseId],
        [told.id, answer.of.id],
        [told.form, told.forms[answer.form]],
        [told.size, `${new Intl.NumberFormat(language).format(answer.bytes)} (${answer.media})`],
        [
          office.glance.questionnaire,
          answer.says.questionnaire !== undefined && (
            <QuestionnaireName key="questionnaire" id={answer.says.questionnaire} version={answer.says.version} />
          ),
        ],
        [told.saysCase, answer.says.caseId],
        [office.language, answer.says.language === undefined ? undefined : languageNameOf(answer.says.language)],
        [told.started, when(answer.says.startedAt)],
        [told.completed, when(answer.says.completedAt)],
        [told.app, answer.says.appVersion],
        [told.answers, answer.says.answers],
        [
          told.inTechnicalTerms,
          <span key="line" lang="en">
            {<Written text={answer.of.faults} />}
          </span>,
        ],
      ]
    : [];
  return (
    <ViewFrame title={told.one} fault={fault} again={again} waits={!answer}>
      <p>
        <a href="#/refused">{told.back}</a>
      </p>
      {answer && (
        <>
          <p class="hint">{told.head}</p>
          <dl class="card office-facts" data-refused-document={answer.of.number}>
            {rows
              .filter(([, value]) => value !== undefined && value !== '' && value !== false)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{typeof value === 'string' ? <Written text={value} /> : value}</dd>
                </div>
              ))}
          </dl>
          {purged ? (
            <p role="status">{told.gone}</p>
          ) : (
            <section class="card">
              <ActionForm
                name="purge"
                title={told.purge}
                what={told.purgeWhat}
                submit={told.purge}
                path={`/refused/${answer.of.number}/purge`}
                body={() => ({ why })}
                shape={noAnswer}
                onSignedOut={onSignedOut}
                onDone={() => {
                  setWhy('');
                  setPurged(true);
                }}
              >
                <WhyField id="why-purge" value={why} onValue={setWhy} />
              </ActionForm>
            </section>
          )}
        </>
      )}
    </ViewFrame>
  );
}
