import { languageNameOf } from '../../i18n/languages.ts';
import { language as languages } from '../../instrument/language.ts';
import { caseState } from '../../protocol/invitation.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

/** The fields that a list of cases is narrowed by. */
export function CaseFilterFields(at: {
  readonly state: string;
  readonly onState: (state: string) => void;
  readonly language: string;
  readonly onLanguage: (language: string) => void;
  readonly until: string;
  readonly onUntil: (day: string) => void;
}) {
  const { office } = useOfficeLocale();
  const told = office.cases;
  return (
    <>
      <label>
        {office.glance.state}
        <select value={at.state} data-filter="state" onChange={({ currentTarget }) => at.onState(currentTarget.value)}>
          <option value="">{told.all}</option>
          <option value="outstanding">{told.outstanding}</option>
          {caseState.options.map((one) => (
            <option key={one} value={one}>
              {office.glance.states[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {office.language}
        <select
          value={at.language}
          data-filter="language"
          onChange={({ currentTarget }) => at.onLanguage(currentTarget.value)}
        >
          <option value="">{told.all}</option>
          {languages.options.map((one) => (
            <option key={one} value={one}>
              {languageNameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {told.untilDay}
        <input
          type="date"
          value={at.until}
          data-filter="until"
          onChange={({ currentTarget }) => at.onUntil(currentTarget.value)}
        />
      </label>
    </>
  );
}
