import { itemAt } from '../../../engine/outline.ts';
import { dateOnly } from '../../../i18n/format.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import type { CorrectionRequest } from '../../../protocol/correctionRequest.ts';
import { inLanguageOf, languageOf } from '../../../protocol/officeText.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import type { Survey } from '../print/survey.ts';

/** What the office has asked to correct, in its words, with the questions that it named. */
export function CorrectionRequests({
  response,
  requests,
  survey,
  editable,
}: {
  /** The response that the questions lead to. */
  readonly response: string;
  readonly requests: readonly CorrectionRequest[];
  /** Undefined until it is loaded. */
  readonly survey: Survey | undefined;
  /** Whether the questions lead to their fields. */
  readonly editable: boolean;
}) {
  const { correction: words } = useWords();
  const language = useLanguage();
  return (
    <>
      {requests.map(({ at, messages, items }) => (
        <section key={at} class="summary correcting" data-asked={at}>
          <h2>{words.asked({ when: dateOnly(new Date(at), language) })}</h2>
          <p translate={false} lang={languageOf(messages, language)}>
            {inLanguageOf(messages, language)}
          </p>
          {survey && items.length > 0 && (
            <p>
              {words.about}{' '}
              {items.map((item) => {
                const found = itemAt(survey.instrument, item);
                if (!found) return null;
                const { name } = labelsOf(survey).item(item);
                return (
                  <span key={item} data-about={item}>
                    {editable ? (
                      <a
                        class="alone"
                        href={addressOf({ page: 'module', response, module: found.module, target: item })}
                      >
                        {name}
                      </a>
                    ) : (
                      name
                    )}{' '}
                  </span>
                );
              })}
            </p>
          )}
        </section>
      ))}
    </>
  );
}
