import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageNameOf } from '../../i18n/languages.ts';
import { language as languages } from '../../instrument/language.ts';
import { type Officer, officer as officerShape, suffice } from '../../protocol/officeRights.ts';
import { forgetDrafts } from '../actions/drafts.ts';
import { keepFinds } from '../cases/caseFinds.ts';
import { CaseSearchForm } from '../cases/caseSearchForm.tsx';
import { CasesView } from '../cases/casesView.tsx';
import { CaseView } from '../cases/caseView.tsx';
import { FindView } from '../cases/findView.tsx';
import { RivalsView } from '../cases/rivalsView.tsx';
import { DownloadsView } from '../downloads/downloadsView.tsx';
import { GlanceView } from '../glance/glanceView.tsx';
import { RecordView } from '../record/recordView.tsx';
import { RefusedView } from '../refused/refusedView.tsx';
import { ResponseView } from '../responses/responseView.tsx';
import { SealedView } from '../sealed/sealedView.tsx';
import { Announcement } from './announcement.tsx';
import { focusHeading, useKeptFocus } from './keptFocus.ts';
import { askFor, askOffice, noAnswer } from './officeApi.ts';
import { chooseLanguage, useOfficeLocale } from './officeLocale.ts';
import { SignedOut } from './signedOut.ts';
import { SignIn } from './signIn.tsx';
import { ViewFrame } from './viewFrame.tsx';

/** Whoever does anything with single cases finds them. */
const finders = ['contact', 'answers', 'decide', 'issue'] as const;

/** `apart`: it stands in no list of views, since it is about a single thing or what was looked for. */
const views = [
  { name: 'glance', right: 'counts', View: GlanceView },
  { name: 'cases', right: 'contact', View: CasesView },
  { name: 'downloads', right: ['answers', 'contact'], View: DownloadsView },
  { name: 'sealed', right: 'answers', View: SealedView },
  { name: 'refused', right: 'decide', View: RefusedView },
  { name: 'rivals', right: 'decide', View: RivalsView },
  { name: 'record', right: 'decide', View: RecordView },
  // What is looked for is typed into the bar above them.
  { name: 'find', right: finders, View: FindView, apart: true },
  { name: 'case', right: finders, View: CaseView, apart: true },
  { name: 'response', right: 'answers', View: ResponseView, apart: true },
] as const;
/** The views in their list. */
type ViewName = Exclude<(typeof views)[number], { readonly apart: true }>['name'];

/** The office's page: who is signed in, and the view that the address names. */
export function OfficePage() {
  const { office } = useOfficeLocale();
  // Undefined while it is asked; null where nobody is.
  const [officer, setOfficer] = useState<Officer | null>();
  const [expired, setExpired] = useState(false);
  const [hash, setHash] = useState(location.hash);
  const [stays, setStays] = useState(false);
  const last = useRef<number>(undefined);
  const main = useKeptFocus();
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    // It gives its failures as faults.
    void askOffice('/session', officerShape).then((found) => (found.ok ? begin(found.value) : setOfficer(null)));
    return () => removeEventListener('hashchange', follow);
  }, []);
  const allowed = views.filter(
    ({ name, right }) => officer && suffice(officer.rights, right) && (name !== 'sealed' || officer.opensSealed),
  );
  const listed = allowed.flatMap((view) => ('apart' in view ? [] : [view.name]));
  const [, named, about = ''] = /^#\/([^/]+)(?:\/(.+))?$/.exec(hash) ?? [];
  const current = hash.length > 1 ? allowed.find(({ name }) => name === named) : allowed[0];
  // The parts of the glance are of one reading; another case is another view.
  const key = current && (current.name === 'glance' ? current.name : `${current.name} ${about}`);
  useViewFocus(key, main);
  const begin = (found: Officer) => {
    // What somebody typed and did not send waits for whoever typed it, and for nobody else.
    if (last.current !== found.number) forgetAll();
    last.current = found.number;
    askFor(found.number);
    setExpired(false);
    setOfficer(found);
  };
  const expire = () => {
    askFor(undefined);
    setExpired(true);
    setOfficer(null);
  };
  const signOut = async () => {
    const told = await askOffice('/session', noAnswer, { method: 'DELETE' });
    // Whoever could not be told still has the session, and so has this browser.
    setStays(!told.ok && told.fault !== 'signed-out');
    if (!told.ok && told.fault !== 'signed-out') return;
    askFor(undefined);
    forgetAll();
    last.current = undefined;
    setExpired(false);
    setOfficer(null);
  };
  return (
    <>
      <header class="office-bar">
        <strong>{office.title}</strong>
        {officer && <span data-officer>{officer.name}</span>}
        <LanguageChoice />
        {officer && (
          <button type="button" class="button button--plain" data-action="sign-out" onClick={() => void signOut()}>
            {office.signOut}
          </button>
        )}
        {officer && stays && (
          <p role="alert" data-sign-out="failed">
            {office.staysSignedIn}
          </p>
        )}
      </header>
      <Announcement />
      {officer && suffice(officer.rights, finders) && <CaseSearchForm onSignedOut={expire} />}
      {officer && listed.length > 1 && <Views names={listed} current={current?.name} />}
      <main
        ref={main}
        data-office={officer === undefined ? 'asking' : officer ? (current?.name ?? 'nothing') : 'sign-in'}
      >
        {officer === undefined && <p aria-busy="true">{office.loading}</p>}
        {officer === null && <SignIn expired={expired} onOfficer={begin} />}
        {officer && allowed.length === 0 && <p>{office.nothing}</p>}
        {officer && !current && allowed.length > 0 && (
          <ViewFrame title={office.notHere.title} fault={undefined} waits={false}>
            <p>{office.notHere.what}</p>
          </ViewFrame>
        )}
        {officer && current && (
          <SignedOut.Provider value={expire}>
            <current.View key={key} officer={officer} about={decoded(about)} onSignedOut={expire} />
          </SignedOut.Provider>
        )}
      </main>
    </>
  );
}

/** Begins another view at its title; the first one is left as the browser opens it. */
function useViewFocus(key: string | undefined, main: RefObject<HTMLElement | null>): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (key === undefined) return;
    if (before.current !== undefined && before.current !== key) focusHeading(main.current?.querySelector('h1'));
    before.current = key;
  }, [key]);
}

/** Forgets what one person typed and found, before another signs in. */
function forgetAll(): void {
  forgetDrafts();
  keepFinds(undefined);
}

/** What stands in an address, which anybody may have typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded: taken as it stands.
    return text;
  }
}

function Views({ names, current }: { readonly names: readonly ViewName[]; readonly current: string | undefined }) {
  const { office } = useOfficeLocale();
  const list = useRef<HTMLUListElement>(null);
  // On a narrow screen they stand in one line, which goes to the current one.
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (link && list.current)
      list.current.scrollLeft = link.offsetLeft - (list.current.clientWidth - link.offsetWidth) / 2;
  }, [current, office]);
  return (
    <nav class="office-views" aria-label={office.viewsTitle}>
      <ul ref={list}>
        {names.map((name) => (
          <li key={name}>
            <a href={`#/${name}`} aria-current={name === current ? 'page' : undefined}>
              {office.views[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageChoice() {
  const { language, office } = useOfficeLocale();
  return (
    <select
      aria-label={office.language}
      value={language}
      onChange={({ currentTarget: { value } }) => {
        const chosen = languages.options.find((one) => one === value);
        // Where its words cannot be fetched, the page stays in the language that it was in.
        if (chosen) void chooseLanguage(chosen).catch((cause: unknown) => console.warn(cause));
      }}
    >
      {languages.options.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNameOf(one)}
        </option>
      ))}
    </select>
  );
}
