import { officeResponse } from '../../protocol/officeResponse.ts';
import { usePageFoot } from '../../ui/pages/print/pageFoot.ts';
import { addressOfCase } from '../cases/caseSearchForm.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { ReceivedFacts } from './receivedFacts.tsx';
import { ResponseMarks } from './responseMarks.tsx';
import { ResponseModules } from './responseModules.tsx';
import { useOfficeSurvey } from './survey.ts';
import '../../ui/styles/sheet.css';
import '../../ui/styles/print.css';
import './response.css';

/** One response as its respondent saw it, in its own language, for the screen and for paper. */
export function ResponseView({ about, onSignedOut }: ViewProps) {
  const { office } = useOfficeLocale();
  const told = office.response;
  const { answer, fault, again } = useView(
    `/responses/${encodeURIComponent(about)}`,
    officeResponse,
    onSignedOut,
    false,
  );
  const survey = useOfficeSurvey(answer?.document?.instrument, answer?.document?.language);
  const code = answer?.head.code;
  usePageFoot(code && `${office.caseFile.receipt} ${code}`);
  const closed = answer?.closed ?? (survey === null ? 'unknown-questionnaire' : undefined);
  const caseId = answer?.head.caseId;
  return (
    <ViewFrame
      title={told.title}
      windowTitle={code === undefined ? told.title : `${told.title} ${code}`}
      fault={fault}
      again={again}
      waits={!answer}
    >
      {answer && (
        <>
          <div class="print__tools">
            {caseId !== undefined && (
              <a class="alone" href={addressOfCase(caseId)}>
                <Written text={office.caseFile.title({ id: caseId })} />
              </a>
            )}
            {survey && (
              <button type="button" class="button" data-action="print" onClick={() => print()}>
                {told.print}
              </button>
            )}
          </div>
          <article class="sheet sheet--copy" data-response={answer.head.code} data-sheet={closed ?? (survey && 'open')}>
            {survey && (
              <p class="sheet__survey" lang={survey.texts.language}>
                {survey.texts.title}
              </p>
            )}
            <ResponseMarks of={answer.head} />
            <ReceivedFacts of={answer} />
            {closed && <p data-closed={closed}>{told.closed[closed]}</p>}
            {!closed && !survey && <p aria-busy="true">{office.loading}</p>}
            {survey && answer.document && (
              <ResponseModules
                survey={survey}
                document={answer.document}
                withheld={answer.withheld}
                came={answer.came}
              />
            )}
          </article>
        </>
      )}
    </ViewFrame>
  );
}
