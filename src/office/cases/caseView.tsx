import { languageNameOf } from '../../i18n/languages.ts';
import { type OfficeCase, officeCase } from '../../protocol/officeCase.ts';
import type { Officer } from '../../protocol/officeRights.ts';
import { dayInWords } from '../page/dayInWords.ts';
import { FactList } from '../page/factList.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { QuestionnaireName } from '../page/questionnaireName.tsx';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { CaseActions } from './caseActions.tsx';
import { lastFinds } from './caseFinds.ts';
import { CaseInvitations } from './caseInvitations.tsx';
import { CaseRefusals } from './caseRefusals.tsx';
import { CaseRequests } from './caseRequests.tsx';
import { CaseResponses } from './caseResponses.tsx';
import { CaseStory } from './caseStory.tsx';

/** One case, with all that happened to it and what can be done with it. */
export function CaseView({ officer, about, onSignedOut }: ViewProps) {
  const { office } = useOfficeLocale();
  const { answer, fault, again } = useView(`/cases/${encodeURIComponent(about)}`, officeCase, onSignedOut, false);
  return (
    <ViewFrame
      title={<Written text={office.caseFile.title({ id: about })} />}
      windowTitle={office.caseFile.title({ id: about })}
      fault={fault}
      again={again}
      waits={!answer}
    >
      <WayBack caseId={about} officer={officer} />
      <p class="hint">{office.cases.recorded}</p>
      {answer && (
        <div class="office-case" data-case={answer.id}>
          <section class="card" aria-labelledby="case-facts">
            <h2 id="case-facts" class="visually-hidden">
              {office.cases.id}
            </h2>
            <CaseFacts of={answer} />
          </section>
          {answer.state && (
            <CaseActions
              caseId={answer.id}
              state={answer.state}
              officer={officer}
              onSignedOut={onSignedOut}
              onDone={again}
            />
          )}
          <CaseStory events={answer.events} />
          {answer.requests.length > 0 && <CaseRequests requests={answer.requests} />}
          <CaseResponses of={answer} officer={officer} onSignedOut={onSignedOut} />
          {answer.refusals.length > 0 && <CaseRefusals refusals={answer.refusals} />}
          {answer.tokens.length + answer.codes.length > 0 && <CaseInvitations of={answer} />}
        </div>
      )}
    </ViewFrame>
  );
}

/** Back to the list that the case stood in: of what was looked for, or of the cases. */
function WayBack({ caseId, officer }: { readonly caseId: string; readonly officer: Officer }) {
  const { office } = useOfficeLocale();
  const found = lastFinds.value?.cases ?? [];
  const isFound = found.length > 1 && found.some(({ id }) => id === caseId);
  if (!isFound && !officer.rights.includes('contact')) return null;
  return (
    <p>
      <a class="alone" href={isFound ? '#/find' : '#/cases'} data-action="back">
        {isFound ? office.caseFile.backToFinds : office.caseFile.backToCases}
      </a>
    </p>
  );
}

function CaseFacts({ of }: { readonly of: OfficeCase }) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const known = (text: string | undefined) => (text === undefined ? told.none : <Written text={text} />);
  const contact = (text: 'name' | 'email') => (of.contact ? known(of.contact[text]) : told.withheld);
  return (
    <FactList
      rows={[
        [office.glance.state, of.state ? office.glance.states[of.state] : office.find.unregistered],
        [office.cases.enterprise, known(of.enterpriseNumber)],
        [office.cases.name, contact('name')],
        [told.email, contact('email')],
        [office.language, known(of.language === undefined ? undefined : languageNameOf(of.language))],
        [
          office.glance.questionnaire,
          of.questionnaire === undefined ? told.none : <QuestionnaireName key="questionnaire" id={of.questionnaire} />,
        ],
        [office.cases.until, of.expiresAt === undefined ? told.none : dayInWords(of.expiresAt, language)],
      ]}
    />
  );
}
