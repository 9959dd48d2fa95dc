import { dateAndTime } from '../../../i18n/format.ts';
import type { DeliveryStep, Timeline } from '../../../session/timeline.ts';
import { locale } from '../../locale.ts';
import { stepWords } from './stepWords.ts';

/** What the page says elsewhere, and more of it: the code with the receipt, and why a receipt that came does not count. */
const isToldBelow = (step: DeliveryStep): boolean =>
  step.kind === 'received' || (step.kind === 'waiting' && step.wait.why === 'unproven');

/** The way of a completed response: what has happened to it, and when; the last step is where it is now. */
export function Steps({ timeline: { steps } }: { readonly timeline: Timeline }) {
  const { words, language } = locale.value;
  return (
    <section>
      <h2>{words.timeline.title}</h2>
      <ol class="timeline">
        {steps.map((step, index) => {
          const { name, at, more } = stepWords(step, locale.value);
          return (
            <li
              key={`${step.kind} ${at}`}
              data-stage={step.kind}
              data-why={step.kind === 'waiting' ? step.wait.why : undefined}
              aria-current={index === steps.length - 1 ? 'step' : undefined}
            >
              <strong>{name}</strong>
              {at !== undefined && <time dateTime={at}>{dateAndTime(new Date(at), language)}</time>}
              {more && !isToldBelow(step) && <p>{more}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
