import { dateAndTime, timeOfDay } from '../../../i18n/format.ts';
import type { DeliveryStep, Wait } from '../../../session/timeline.ts';
import type { Locale } from '../../locale.ts';

/** What is said of a step: its name, when it was as ISO 8601, and what is to be known of it. */
export interface StepWords {
  readonly name: string;
  readonly at: string | undefined;
  readonly more: string | undefined;
}

/** Puts a step into words. */
export function stepWords(step: DeliveryStep, locale: Locale): StepWords {
  const at = 'at' in step ? step.at : undefined;
  return { name: locale.words.timeline.steps[step.kind], at, more: moreOf(step, locale) };
}

function moreOf(step: DeliveryStep, locale: Locale): string | undefined {
  const { words } = locale;
  switch (step.kind) {
    case 'waiting':
      return waitWords(step.wait, locale);
    case 'received':
    case 'brought':
      return words.timeline.code({ code: step.code });
    case 'refused': {
      const reasons: Readonly<Record<string, string>> = words.delivery.reasons;
      return reasons[step.name] ?? words.delivery.reasons.other;
    }
    default:
      return undefined;
  }
}

function waitWords(wait: Wait, { words, language }: Locale): string {
  const time = (ms: number) => timeOfDay(new Date(ms), language);
  switch (wait.why) {
    case 'until':
      return words.timeline.waits.until({ until: time(wait.untilMs) });
    case 'retry':
      return words.timeline.waits.retry({ last: time(wait.lastMs), next: time(wait.nextMs) });
    default:
      return words.timeline.waits[wait.why];
  }
}

/** A step in one line, for a list. */
export function stepLine(step: DeliveryStep, locale: Locale): string {
  const { name, at, more } = stepWords(step, locale);
  const when = at !== undefined && dateAndTime(new Date(at), locale.language);
  return [when ? `${name}, ${when}` : name, more].filter(Boolean).join(' · ');
}
