import { dateOnly } from '../../i18n/format.ts';
import type { AccessibilityStatement } from '../../protocol/accessibilityStatement.ts';
import { useLanguage, useWords } from '../locale.ts';
import { useServices } from '../services.ts';
import { useHelpDeskInCharge } from './helpDeskInCharge.ts';
import { useOfficeWords } from './officeWords.ts';

interface PartProps {
  /** What the office has said; undefined where it has said nothing. */
  readonly given: AccessibilityStatement | undefined;
}

/** What is not accessible, by the three reasons of the model; the last two are the office's alone. */
export function NonAccessible({ given }: PartProps) {
  const { accessibility: told } = useWords();
  const own = useOfficeWords();
  return (
    <section data-statement="content">
      <h2>{told.contentTitle}</h2>
      <p>{told.contentWhat}</p>
      <h3>{told.reasons.nonCompliance}</h3>
      <ul>
        {told.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      {given && (
        <>
          <h3>{told.reasons.burden}</h3>
          <p>{own(given.burden) ?? told.reasons.notInvoked}</p>
          <h3>{told.reasons.outOfScope}</h3>
          <p>{own(given.outOfScope) ?? told.reasons.notInvoked}</p>
        </>
      )}
      <p>{told.alternative}</p>
    </section>
  );
}

/** When and how the statement was prepared. */
export function Preparation({ given }: PartProps) {
  const { accessibility: told } = useWords();
  const own = useOfficeWords();
  const language = useLanguage();
  const on = (day: string) => dateOnly(new Date(`${day}T12:00:00`), language);
  const method = own(given?.method);
  return (
    <section data-statement="preparation">
      <h2>{told.preparationTitle}</h2>
      {given && (
        <p>
          {given.prepared ? told.prepared({ when: on(given.prepared) }) : told.notDated}{' '}
          {given.reviewed && told.reviewed({ when: on(given.reviewed) })}
        </p>
      )}
      {method && <p>{method}</p>}
      <p>
        {told.method} {told.tried}
      </p>
      <p>{told.notTried}</p>
    </section>
  );
}

/** Whom to tell what is not accessible. */
export function Feedback({ given }: PartProps) {
  const { accessibility: told } = useWords();
  const { config } = useServices();
  const own = useOfficeWords();
  const { legal } = config.value;
  const inCharge = useHelpDeskInCharge(config.value);
  const { email, telephone } = given?.contact
    ? { email: own(given.contact.email), telephone: own(given.contact.telephone) }
    : inCharge;
  const legalText = own(legal?.accessibility);
  return (
    <section data-statement="feedback">
      <h2>{told.contactTitle}</h2>
      <p>{told.feedback}</p>
      {(email || telephone) && (
        <p>
          {email && <a href={`mailto:${email}`}>{email}</a>}
          {email && telephone && ' · '}
          {telephone && <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>}
        </p>
      )}
      {given?.replyDays && <p>{told.reply({ count: given.replyDays })}</p>}
      {legalText && <p>{legalText}</p>}
    </section>
  );
}

/** Where one complains whom the answer does not satisfy. */
export function Enforcement({ given }: PartProps) {
  const { accessibility: told } = useWords();
  const own = useOfficeWords();
  const { body, address } = given?.enforcement ?? {};
  return (
    <section data-statement="enforcement">
      <h2>{told.enforcementTitle}</h2>
      <p>{body ? told.enforcement : told.noEnforcement}</p>
      {body && (
        <p>
          {own(body)}
          {address && (
            <>
              <br />
              <a href={address} target="_blank" rel="noopener noreferrer">
                {address}
              </a>
            </>
          )}
        </p>
      )}
    </section>
  );
}
