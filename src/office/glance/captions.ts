import type { GlanceTableName } from '../../protocol/glance.ts';
import type { OfficeWords } from '../page/officeLocale.ts';

/** What each table of the glance is called. */
export const captionsIn = ({ glance }: OfficeWords): Readonly<Record<GlanceTableName, string>> => ({
  days: glance.days,
  states: glance.cases,
  languages: glance.languages,
  questionnaires: glance.questionnaires,
  'app-versions': glance.appVersions,
  senders: glance.senderTitle,
  refused: glance.refused,
  minutes: glance.minutes,
  quartiles: glance.quartiles,
  checks: glance.checks,
  unanswered: glance.unanswered,
});
