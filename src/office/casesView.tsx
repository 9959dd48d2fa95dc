import { useState } from 'preact/hooks';
import { dateOnly } from '../i18n/format.ts';
import { languageNames } from '../i18n/languages.ts';
import { language as languages } from '../instrument/language.ts';
import { officeCases } from '../protocol/caseList.ts';
import { caseState } from '../protocol/invitation.ts';
import { addressOfCase } from './caseSearchForm.tsx';
import { useOfficeLocale } from './officeLocale.ts';
import { TableCard } from './tableCard.tsx';
import { useView, type ViewProps } from './useView.ts';
import { ViewFrame } from './viewFrame.tsx';
import { Written } from './written.tsx';

/** The cases, by how far each has come and by language: who has not answered, and as a file whom to write to. */
export function CasesView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.cases;
  const [state, setState] = useState('');
  const [of, setOf] = useState('');
  const query = `?${new URLSearchParams({ ...(state && { state }), ...(of && { language: of }) })}`;
  const { answer, fault } = useView(`/cases${query}`, officeCases, onSignedOut, false);
  const date = (time: string | undefined) => (time === undefined ? '' : dateOnly(new Date(time), language));
  return (
    <ViewFrame title={office.views.cases} fault={fault} waits={!answer}>
      <p class="hint">{told.recorded}</p>
      <div class="office-filter">
        <label>
          {office.glance.state}
          <select value={state} data-filter="state" onChange={({ currentTarget }) => setState(currentTarget.value)}>
            <option value="">{told.all}</option>
            {caseState.options.map((one) => (
              <option key={one} value={one}>
                {office.glance.states[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {office.language}
          <select value={of} data-filter="language" onChange={({ currentTarget }) => setOf(currentTarget.value)}>
            <option value="">{told.all}</option>
            {languages.options.map((one) => (
              <option key={one} value={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
        <a class="button button--plain" href={`api/cases.csv${query}`} download data-action="cases-file">
          {told.file}
        </a>
      </div>
      {answer && (
        <TableCard label={office.views.cases}>
          <p role="status" data-cases={answer.number}>
            {told.found({ count: answer.number })}{' '}
            {answer.number > answer.cases.length && told.first({ count: answer.cases.length })}
          </p>
          <table data-table="case-list">
            <caption class="visually-hidden">{office.views.cases}</caption>
            <thead>
              <tr>
                {[told.id, told.enterprise, told.name, office.language, office.glance.state, told.until].map(
                  (column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {answer.cases.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={addressOfCase(one.id)}>
                      <Written text={one.id} />
                    </a>
                  </th>
                  <td>{one.enterpriseNumber}</td>
                  <td>{one.name !== undefined && <Written text={one.name} />}</td>
                  <td>{one.language}</td>
                  <td>{office.glance.states[one.state]}</td>
                  <td>{date(one.expiresAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
    </ViewFrame>
  );
}
