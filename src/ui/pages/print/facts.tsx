import type { ComponentChildren } from 'preact';
import { timeItems } from '../../../engine/timeItem.ts';
import { dateAndTime } from '../../../i18n/format.ts';
import { languageNameOf } from '../../../i18n/languages.ts';
import { timeOfAll } from '../../../protocol/measuredTime.ts';
import { asksEnterprise } from '../../../session/forWhom.ts';
import { deliveryState } from '../../../session/responses.ts';
import { wholeMinutes } from '../../../session/stopwatch.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import type { FilledSurvey } from './filledSurvey.ts';

/** What a copy says of the response as a whole: whose, when, how long it took, and the receipt. */
export function Facts({ filled: { instrument, texts, stored, route } }: { readonly filled: FilledSurvey }) {
  const words = useWords();
  const language = useLanguage();
  const services = useServices();
  const { row, time } = stored;
  // The office's word or what is sent to it; else the respondent's own for this device.
  const isEnterprises = row.case !== undefined || asksEnterprise(services, row);
  const number = row.case ? row.case.enterpriseNumber : row.enterpriseNumber;
  const when = (instant: string) => dateAndTime(new Date(instant), language);
  const [item] = timeItems(instrument);
  const declared = item && route.values.get(item.id);
  const { copy } = words.print;
  return (
    <dl class="facts">
      {row.label && (
        <Fact name={texts.subject?.name ?? (isEnterprises ? copy.enterprise : copy.label)}>{row.label}</Fact>
      )}
      {number && <Fact name={copy.number}>{number}</Fact>}
      {row.case && <Fact name={copy.case}>{row.case.id}</Fact>}
      <Fact name={words.app.language}>
        <span lang={row.language}>{languageNameOf(row.language)}</span>
      </Fact>
      <Fact name={copy.startedAt}>{when(row.startedAt)}</Fact>
      <Fact name={copy.completedAt}>{row.completedAt ? when(row.completedAt) : copy.draft}</Fact>
      {time && (
        <Fact name={copy.measured}>
          {words.question.minutes({
            count: wholeMinutes(timeOfAll([time, ...Object.values(time.elsewhere ?? {})]).activeMs),
          })}
        </Fact>
      )}
      {typeof declared === 'number' && <Fact name={copy.declared}>{words.question.minutes({ count: declared })}</Fact>}
      <Fact name={copy.id}>{row.id}</Fact>
      <Receipt filled={stored} />
    </dl>
  );
}

function Receipt({ filled: stored }: { readonly filled: FilledSurvey['stored'] }) {
  const words = useWords();
  const language = useLanguage();
  const { delivery } = useServices();
  const { row, receipt } = stored;
  if (receipt)
    return (
      <Fact name={words.delivery.code}>
        <strong class="facts__code" data-receipt={receipt.code}>
          {receipt.code}
        </strong>
        <br />
        {words.delivery.receivedAt({ when: dateAndTime(new Date(receipt.receivedAt), language) })}
      </Fact>
    );
  return (
    <Fact name={words.delivery.code}>
      {words.print.copy.noReceipt}
      {row.state === 'complete' && ` ${words.response.standing[deliveryState(stored, delivery.sending.value)]}.`}
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
