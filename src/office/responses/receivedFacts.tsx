import type { ComponentChildren } from 'preact';
import { dateAndTime } from '../../i18n/format.ts';
import { languageNameOf } from '../../i18n/languages.ts';
import type { Language } from '../../instrument/language.ts';
import type { OfficeResponse } from '../../protocol/officeResponse.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { FactList } from '../page/factList.tsx';
import { type OfficeWords, useOfficeLocale } from '../page/officeLocale.ts';
import { QuestionnaireName } from '../page/questionnaireName.tsx';
import { Written } from '../page/written.tsx';
import { FlagList } from './flagList.tsx';

/** What there is to say of a response as a whole: its receipt, for whom, when, how long it took, what is unlikely in it. */
export function ReceivedFacts({ of: { head, document, flags } }: { readonly of: OfficeResponse }) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const when = (at: string) => dateAndTime(new Date(at), language);
  return (
    <FactList
      rows={[
        [told.receipt, <strong key="code">{head.code}</strong>],
        [told.receivedAt, when(head.receivedAt)],
        ...(head.caseId === undefined ? [] : [[office.cases.id, <Written key="case" text={head.caseId} />] as const]),
        [office.glance.sender, office.glance.senders[head.sender]],
        [office.glance.questionnaire, <QuestionnaireName key="questionnaire" {...head.questionnaire} />],
        ...(document ? documentRows(document, office, language) : []),
        ...(flags.length > 0 ? [[office.response.flags, <FlagList key="flags" flags={flags} />] as const] : []),
        [told.id, head.id],
        [told.digest, <code key="digest">{head.sha256}</code>],
      ]}
    />
  );
}

/** What stands in the document beside the answers. */
function documentRows(
  document: ResponseDocument,
  office: OfficeWords,
  language: Language,
): (readonly [name: string, value: ComponentChildren])[] {
  const told = office.response;
  const { completion, respondent, language: written, app, simulated } = document;
  const { measuredSeconds, prefilledMinutes, declaredMinutes, changed, sessions, moduleSeconds } = completion;
  const when = (at: string) => dateAndTime(new Date(at), language);
  const minutes = (seconds: number) => told.minutes({ count: Math.round(seconds / 60) });
  const number = (document.case ?? respondent)?.enterpriseNumber;
  const modules = Object.entries(moduleSeconds).map(
    ([id, seconds]) => `${id === 'review' ? office.glance.review : id}: ${minutes(seconds)}`,
  );
  return [
    ...(number === undefined ? [] : [[office.cases.enterprise, number] as const]),
    ...(respondent?.enterpriseName === undefined
      ? []
      : [[told.givenName, <Written key="name" text={respondent.enterpriseName} />] as const]),
    [
      office.language,
      <span key="language" lang={written}>
        {languageNameOf(written)}
      </span>,
    ],
    [told.startedAt, when(document.startedAt)],
    [told.completedAt, when(document.completedAt)],
    [told.measured, `${minutes(measuredSeconds)} (${told.sessions({ count: sessions })})`],
    [told.modules, <Written key="modules" text={modules.join(', ')} />],
    [told.prefilledMinutes, told.minutes({ count: prefilledMinutes })],
    [
      told.declared,
      declaredMinutes === undefined
        ? told.standings.blank
        : `${told.minutes({ count: declaredMinutes })}, ${changed ? told.changed : told.unchanged}`,
    ],
    [told.app, <Written key="app" text={app.version} />],
    ...(simulated ? [[told.simulated, office.caseFile.yes] as const] : []),
  ];
}
