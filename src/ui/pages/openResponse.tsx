import { computed } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { outlineOf } from '../../engine/outline.ts';
import { nameIn } from '../../instrument/address.ts';
import { ofKind } from '../../protocol/annotation.ts';
import { hasWords, leaveSession, type OpenFault, openSession, speakIn, speaks } from '../../session/opening.ts';
import type { Session } from '../../session/session.ts';
import { alsoNeeds, extentFor } from '../../surveys/open.ts';
import { lazyPage, lazyPart } from '../lazy.tsx';
import { eventually, useLoading } from '../loading.ts';
import { LinksOf } from '../parts/linksOf.tsx';
import { LoadingPlaceholder } from '../parts/loadingPlaceholder.tsx';
import { PageNotLoaded, PartNotLoaded } from '../parts/notLoaded.tsx';
import { PageLayout } from '../parts/pageLayout.tsx';
import { hasFields, needFields } from '../questions/answer.tsx';
import { go, type Place, place } from '../router.ts';
import { useServices } from '../services.ts';
import anotherDevice from '../styles/anotherDevice.css?url';
import answers from '../styles/answers.css?url';
import correctionStyles from '../styles/correction.css?url';
import invitationStyles from '../styles/invitation.css?url';
import rosterStyles from '../styles/roster.css?url';
import search from '../styles/search.css?url';
import { ModulePage } from './module.tsx';

const ReviewPage = lazyPage(
  async () => (await import('./review/review.tsx')).ReviewPage,
  ['review', 'delivery', 'more', 'notices'],
  answers,
);
const SearchPage = lazyPage(async () => (await import('./search.tsx')).SearchPage, ['search', 'more'], search);
const CaseNotice = lazyPart(
  async () => (await import('./invitation/caseNotice.tsx')).CaseNotice,
  ['invitation'],
  invitationStyles,
);

/** Few offices keep copies of drafts. */
const CopyNotice = lazyPart(
  async () => (await import('./anotherDevice/notice.tsx')).CopyNotice,
  ['anotherDevice', 'more'],
  anotherDevice,
);

/** Few responses correct another. */
const CorrectionNotice = lazyPart(
  async () => (await import('./correction/notice.tsx')).CorrectionNotice,
  ['correction'],
  correctionStyles,
);

const RosterModule = lazyPage(
  async () => (await import('./rosters/rosterModule.tsx')).RosterModule,
  ['roster', 'more'],
  rosterStyles,
);

/** Few ever see it. */
const NotOpened = lazyPart(async () => (await import('./notOpened.tsx')).NotOpened, ['response']);

/** The code of the audit trail, for the offices that want one. */
export const trail = () => eventually(() => import('../../session/trail.ts'));

alsoNeeds(async ({ quotes }) => quotes && import('../parts/quotes/inSession.ts'));

interface Within {
  readonly at: Extract<Place, { page: 'module' | 'review' | 'search' }>;
}

/** Opens the response that the address names, and keeps it open from page to page. */
export function OpenResponse({ at }: Within) {
  const services = useServices();
  const [opened, setOpened] = useState<Session | OpenFault>();
  const [attempt, setAttempt] = useState(0);
  const open = useRef<Session | undefined>(undefined);
  const module = useRef(at.page === 'module' ? at.module : undefined);
  useLayoutEffect(() => {
    let left = false;
    // It gives its failures as faults.
    void openSession(services, at.response, module.current).then((result) => {
      if (left) return void (result.ok && leaveSession(result.value));
      if (!result.ok) return setOpened(result.fault);
      open.current = result.value;
      setOpened(result.value);
    });
    return () => {
      left = true;
      if (open.current) void leaveSession(open.current);
    };
  }, [services, at.response, attempt]);
  const { audit } = services.config.value;
  // A configuration that is read again says the same in another object.
  const [trailed, values] = [audit !== undefined, audit?.values === true];
  const writes = typeof opened === 'object' && opened.editLock.value === 'owner';
  useEffect(() => {
    if (!trailed || !writes) return undefined;
    let end = () => {};
    let left = false;
    // It is loaded sooner or later.
    void trail().then(({ followTrail }) => {
      if (!left) end = followTrail(services, opened, values, nodeOf(opened));
    });
    return () => {
      left = true;
      end();
    };
  }, [services, opened, trailed, values, writes]);
  if (opened === undefined) return <PageLayout>{<LoadingPlaceholder />}</PageLayout>;
  if (typeof opened === 'string') {
    const again = () => {
      setOpened(undefined);
      setAttempt(attempt + 1);
    };
    return (
      <PageLayout>
        {opened === 'unfetched' ? <PageNotLoaded again={again} /> : <NotOpened fault={opened} again={again} />}
      </PageLayout>
    );
  }
  if (opened.row.value.state === 'complete') return <Redirect to={{ page: 'delivery', response: at.response }} />;
  return (
    <PageLayout session={opened}>
      {(opened.row.value.code ?? opened.row.value.case) && <CaseNotice session={opened} />}
      {services.config.value.draftCopy && opened.row.value.case && <CopyNotice session={opened} />}
      {opened.row.value.corrects && <CorrectionNotice session={opened} />}
      <SessionPage key={at.page === 'module' ? at.module : at.page} session={opened} at={at} />
    </PageLayout>
  );
}

/** A page of an open response, once the questionnaire's words for it are there. */
function SessionPage({ session, at }: Within & { readonly session: Session }) {
  const services = useServices();
  const { preferred } = services;
  const module = at.page === 'module' ? at.module : undefined;
  // The list of what is marked calls each question by its words.
  const extent = marksBeside(session, module) ? 'whole' : extentFor(session.instrument, module);
  const { modules } = session.instrument;
  const drawn = modules.filter(({ id }) => at.page === 'module' && id === at.module);
  const known = (speaks(session, preferred, extent) && hasFields(drawn)) || undefined;
  const loading = useLoading(
    () => Promise.all([speakIn(services, session, extent), needFields(drawn)]).then(() => true),
    [preferred, extent],
    known,
  );
  if (!hasWords(session, extent) || !hasFields(drawn))
    return loading.state === 'failed' ? <PageNotLoaded again={loading.again} /> : <LoadingPlaceholder />;
  return (
    <LinksOf instrument={session.instrument}>
      {/* The survey stays in the language that it was in. */}
      {loading.state === 'failed' && <PartNotLoaded again={loading.again} />}
      {at.page === 'module' ? (
        session.instrument.rosters ? (
          <RosterModule session={session} module={at.module} target={at.target} />
        ) : (
          <ModulePage session={session} module={at.module} />
        )
      ) : at.page === 'search' ? (
        <SearchPage session={session} />
      ) : (
        <ReviewPage session={session} />
      )}
    </LinksOf>
  );
}

/** Whether questions are marked that a module does not have. */
function marksBeside(session: Session, module: string | undefined): boolean {
  const own = outlineOf(session.instrument).entries.filter((entry) => entry.module === module);
  return ofKind(session.annotations.peek(), 'marked').some(({ about }) => own.every(({ id }) => id !== nameIn(about)));
}

/** Where in a response one is, as its audit trail names it. */
const nodeOf = ({ id, instrument }: Session) =>
  computed(() => {
    const at = place.value;
    if (!('response' in at) || at.response !== id) return undefined;
    if (at.page === 'review') return 'review';
    return at.page === 'module' ? instrument.modules.find((module) => module.id === at.module)?.id : undefined;
  });

function Redirect({ to }: { readonly to: Place }) {
  useEffect(() => go(to, 'replace'));
  return <LoadingPlaceholder />;
}
