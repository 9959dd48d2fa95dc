import { languageNameOf } from '../../i18n/languages.ts';
import { caseQuery, officeCases, shownCases } from '../../protocol/caseList.ts';
import { useDraft } from '../actions/drafts.ts';
import { FileButton } from '../downloads/fileButton.tsx';
import { dayInWords } from '../page/dayInWords.ts';
import { focusHeading } from '../page/keptFocus.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { CaseFilterFields } from './caseFilterFields.tsx';
import { addressOfCase } from './caseSearchForm.tsx';
import { CodesForm } from './codesForm.tsx';
import { ExtendForm } from './extendForm.tsx';

/** The cases, by how far each has come, by language and last day: who has not answered, and as a file whom to write to. */
export function CasesView({ officer, onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.cases;
  const [state, setState] = useDraft('cases state');
  const [of, setOf] = useDraft('cases language');
  const [until, setUntil] = useDraft('cases until');
  // Which page of them: whoever comes back from a case finds it as it was.
  const [page, setPage] = useDraft('cases page', '0');
  const from = Number(page) * shownCases;
  const asked = { ...(state && { state }), ...(of && { language: of }), ...(until && { until }) };
  const query = `?${new URLSearchParams(asked)}`;
  const { answer, fault, again } = useView(`/cases${query}&skip=${from}`, officeCases, onSignedOut, false);
  const date = (time: string | undefined) => (time === undefined ? '' : dayInWords(time, language));
  const first = (set: (value: string) => void) => (value: string) => {
    setPage('0');
    set(value);
  };
  const turn = (by: number) => () => {
    setPage(String(Number(page) + by));
    // The buttons stand below the list, and what comes is read from its top.
    focusHeading(document.querySelector<HTMLElement>('main h1'));
  };
  const selection = { filter: caseQuery.parse(asked) };
  return (
    <ViewFrame title={office.views.cases} fault={fault} again={again} waits={!answer}>
      <p class="hint">{told.recorded}</p>
      <div class="office-filter">
        <CaseFilterFields
          state={state}
          onState={first(setState)}
          language={of}
          onLanguage={first(setOf)}
          until={until}
          onUntil={first(setUntil)}
        />
        <FileButton path={`/cases.csv${query}`} data-action="cases-file">
          {told.file}
        </FileButton>
      </div>
      {answer && officer.rights.includes('issue') && answer.number > 0 && (
        <section class="card" aria-labelledby="cases-actions">
          <h2 id="cases-actions">{told.withThese({ count: answer.number })}</h2>
          <CodesForm
            key={`codes ${query}`}
            of={selection}
            asked={answer.number}
            onSignedOut={onSignedOut}
            onDone={again}
          />
          <ExtendForm key={`extend ${query}`} of={selection} onSignedOut={onSignedOut} onDone={again} />
        </section>
      )}
      {answer && (
        <TableCard label={office.views.cases}>
          <p role="status" data-cases={answer.number}>
            {told.found({ count: answer.number })}{' '}
            {answer.number > answer.cases.length && told.shown({ name: `${from + 1}–${from + answer.cases.length}` })}{' '}
            {state === 'outstanding' && told.outstandingHint}
          </p>
          <StackingTable
            name="case-list"
            caption={office.views.cases}
            columns={[told.id, told.enterprise, told.name, office.language, office.glance.state, told.until]}
            look="texts"
            rows={answer.cases.map((one) => ({
              key: one.id,
              cells: [
                <a key="case" href={addressOfCase(one.id)}>
                  <Written text={one.id} />
                </a>,
                one.enterpriseNumber,
                one.name !== undefined && <Written key="name" text={one.name} />,
                one.language !== undefined && languageNameOf(one.language),
                office.glance.states[one.state],
                date(one.expiresAt),
              ],
            }))}
          />
          <p class="office-pages">
            {from > 0 && (
              <button type="button" class="button button--plain" data-action="cases-before" onClick={turn(-1)}>
                {told.before}
              </button>
            )}
            {answer.number > from + answer.cases.length && answer.cases.length > 0 && (
              <button type="button" class="button button--plain" data-action="cases-next" onClick={turn(1)}>
                {told.next}
              </button>
            )}
          </p>
        </TableCard>
      )}
    </ViewFrame>
  );
}
