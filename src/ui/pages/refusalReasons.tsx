import { nameIn } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Refusal } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { Help } from './help.tsx';
import type { Survey } from './print/survey.ts';

/** Why a response was refused, in the words of the app and of the questionnaire; and whom to ask. */
export function RefusalReasons({
  response,
  refusal,
  survey,
}: {
  readonly response: string;
  readonly refusal: Refusal;
  /** Undefined until it is loaded. */
  readonly survey: Survey | undefined;
}) {
  const words = useWords();
  const reasons: Readonly<Record<string, string>> = words.delivery.reasons;
  const faults: Readonly<Record<string, string>> = words.delivery.faults;
  return (
    <section class="summary" data-refusal={refusal.name}>
      <p>{reasons[refusal.name] ?? words.delivery.reasons.other}</p>
      <ul>
        {refusal.errors.map(({ item, fault, check }) => (
          <li key={`${item} ${fault} ${check}`}>
            {item && (
              <>
                <a href={addressOf({ page: 'copy', response })}>{survey ? labelsOf(survey).item(item).name : item}</a>:{' '}
              </>
            )}
            {(check && survey?.texts.checks[nameIn(check)]) ?? faults[fault] ?? words.delivery.faults.other}
          </li>
        ))}
      </ul>
      {survey && <Help instrument={survey.instrument} heading="h2" />}
    </section>
  );
}
