import { dateAndTime } from '../../i18n/format.ts';
import { judgedAgain, officeRefused, refusedPurged } from '../../protocol/refusedList.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { WhyField } from '../actions/whyField.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { TableHead } from '../page/tableHead.tsx';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { JudgeAgain } from './judgeAgain.tsx';
import { RefusalFaults } from './refusalFaults.tsx';
import { RefusedDocumentView } from './refusedDocumentView.tsx';

/** What was refused and is kept apart, and why; or one of them. */
export function RefusedView(props: ViewProps) {
  return props.about === '' ? <RefusedList {...props} /> : <RefusedDocumentView {...props} />;
}

function RefusedList({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.refused;
  const reasons: Readonly<Record<string, string>> = told.reasons;
  const { answer, fault, again } = useView('/refused', officeRefused, onSignedOut);
  const [before, setBefore] = useDraft('purge-refused');
  const [why, setWhy] = useDraft('purge-refused why');
  return (
    <ViewFrame title={office.views.refused} fault={fault} again={again} waits={!answer}>
      <p class="hint">{told.what}</p>
      {answer && answer.number > 0 && (
        <section class="card" aria-labelledby="refused-actions">
          <h2 id="refused-actions">{office.actions.title}</h2>
          <JudgeAgain onSignedOut={onSignedOut} onDone={again} shape={judgedAgain} />
          <ActionForm
            name="purge-refused"
            title={told.purgeOld}
            what={told.purgeOldWhat}
            submit={told.purge}
            path="/refused-purge"
            body={() => ({ before, why })}
            shape={refusedPurged}
            onSignedOut={onSignedOut}
            onDone={() => {
              setBefore('');
              setWhy('');
              again();
            }}
          >
            <label for="purge-before">{told.before}</label>
            <input
              id="purge-before"
              type="date"
              required
              value={before}
              onInput={({ currentTarget }) => setBefore(currentTarget.value)}
            />
            <WhyField id="why-purge-refused" value={why} onValue={setWhy} />
          </ActionForm>
        </section>
      )}
      {answer && (
        <TableCard label={office.views.refused}>
          <p role="status" data-refused={answer.number}>
            {told.found({ count: answer.number })}{' '}
            {answer.number > answer.refused.length && told.last200({ count: answer.refused.length })}
          </p>
          <table data-table="refused-list">
            <caption class="visually-hidden">{office.views.refused}</caption>
            <TableHead columns={[told.last, office.glance.reason, told.faults, office.cases.id, told.times, told.id]} />
            <tbody>
              {answer.refused.map(({ number, id, reason, lastSeen, times, caseId, ...of }) => (
                <tr key={number}>
                  <th scope="row">
                    <a href={`#/refused/${number}`}>{dateAndTime(new Date(lastSeen), language)}</a>
                  </th>
                  <td>{reasons[reason] ?? reason}</td>
                  <td>
                    <RefusalFaults of={of} most={5} />
                  </td>
                  <td>{caseId !== undefined && <Written text={caseId} />}</td>
                  <td class="office-table__number">{times}</td>
                  <td>
                    <Written text={id} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
    </ViewFrame>
  );
}
