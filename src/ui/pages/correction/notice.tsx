import type { Step } from '../../../engine/step.ts';
import { dateOnly } from '../../../i18n/format.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { inLanguageOf, languageOf } from '../../../protocol/officeText.ts';
import { requestsAbout, requestsTo } from '../../../session/requests.ts';
import type { Session } from '../../../session/session.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { addressOf, place } from '../../router.ts';
import { CorrectionRequests } from './requested.tsx';
import { useRequestsSince } from './requestsHeard.ts';

/**
 * Says on each page of a correction what it is, and that what was sent stands until it is completed. What the office asked
 * stands there where one begins: on the first page and on the review; elsewhere a link leads to it.
 */
export function CorrectionNotice({ session }: { readonly session: Session }) {
  const { correction: words } = useWords();
  const { corrects } = session.row.value;
  useRequestsSince(session);
  const requests = requestsTo(session);
  const at = place.value;
  const isWhole = at.page === 'review' || (at.page === 'module' && at.module === session.instrument.modules[0]?.id);
  return (
    <section class="above-draft" aria-label={words.title}>
      <div class="summary correcting" data-correcting={corrects?.id}>
        <p>{corrects?.supersedes === corrects?.id ? words.noticeSent : words.notice}</p>
        {!isWhole && requests.length > 0 && (
          <a class="alone" data-action="to-asked" href={addressOf({ page: 'review', response: session.id })}>
            {words.toAsked({ count: requests.length })}
          </a>
        )}
      </div>
      {isWhole && <CorrectionRequests response={session.id} requests={requests} survey={session} editable />}
    </section>
  );
}

/** What the office has asked about a question, in its words, where the question stands. `id`: for what it describes. */
export function AskedHere({
  session,
  step,
  id,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly id: string;
}) {
  const { correction: words } = useWords();
  const language = useLanguage();
  const { all } = step.entry;
  const labels = labelsOf(session);
  return (
    <div id={id}>
      {requestsAbout(session, step).map(({ at, messages, items }) => (
        <div key={at} class="aside__panel" data-asked-here={at}>
          <p>
            <strong>{words.asked({ when: dateOnly(new Date(at), language) })}</strong>
          </p>
          <p translate={false} lang={languageOf(messages, language)}>
            {inLanguageOf(messages, language)}
          </p>
          {all.length > 1 && (
            <p>
              {words.about}{' '}
              {all
                .filter((item) => items.includes(item.id))
                .map((item) => labels.item(item.id).name)
                .join(', ')}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
