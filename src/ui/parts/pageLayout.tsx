import type { ComponentChildren, ComponentProps } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { languageNameOf } from '../../i18n/languages.ts';
import { language as languages } from '../../instrument/language.ts';
import { forWhom } from '../../session/forWhom.ts';
import { unsaved } from '../../session/opening.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { chooseLocale, locale, localeNotLoaded, useWords, worded } from '../locale.ts';
import { addressOf, place } from '../router.ts';
import { useApp, useServices } from '../services.ts';
import device from '../styles/device.css?url';
import { Banner } from './banner.tsx';
import { Boundary } from './boundary.tsx';
import { PartNotLoaded } from './notLoaded.tsx';
import { SaveStatusText } from './saveStatus.tsx';
import { whomInBar } from './whomInBar.ts';

/** Few devices have one. */
const LockNow = lazyPart(async () => (await import('./lockNow.tsx')).LockNow, ['lock'], device);

/** Few ever see it. */
const AppNotices = lazyPart(async () => (await import('./notices.tsx')).AppNotices, ['notices']);

const SessionNotices = lazyPart(async () => (await import('./notices.tsx')).SessionNotices, ['notices']);

/** What stands around every page: the bar with the state of saving and of the network, and what must be said first. */
export function PageLayout({
  session,
  children,
}: {
  readonly session?: Session;
  readonly children: ComponentChildren;
}) {
  const { lock } = useServices();
  const { online } = useApp();
  const words = useWords();
  const whom = session ? forWhom(session.row.value) : whomInBar.value;
  // At which address: what was read there is not said again at the next.
  const [explainedAt, setExplainedAt] = useState<string>();
  const address = addressOf(place.value);
  const explained = explainedAt === address;
  const explain = () => setExplainedAt(explained ? undefined : address);
  const top = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!top.current) return undefined;
    // What sticks below it, and what is scrolled to, must know how high it is: a banner makes it grow.
    const measuring = new ResizeObserver(([bar]) => {
      const height = bar?.borderBoxSize[0]?.blockSize;
      if (height) document.documentElement.style.setProperty('--top', `${height}px`);
    });
    measuring.observe(top.current);
    return () => measuring.disconnect();
  }, []);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('main h1')?.focus()}>
        {words.app.skipToContent}
      </button>
      <div class="top" ref={top}>
        <header class={whom ? 'bar bar--for' : 'bar'}>
          <a class="bar__name" href={addressOf({ page: 'start' })}>
            {words.app.name}
          </a>
          {whom && (
            <span class="bar__label" translate={false} data-for-whom title={whom}>
              {/* The number, or the case, is what a name is cut for. */}
              {whom.split(/( · [^·]*$)/).map((part) => (
                <span key={part}>{part}</span>
              ))}
            </span>
          )}
          <span class="bar__status">
            {!online.value && (
              <button type="button" class="bar__offline" data-offline aria-expanded={explained} onClick={explain}>
                <span class="bar__offline-word">{words.app.offline}</span>
              </button>
            )}
            {session && <SaveStatusText session={session} />}
          </span>
          {lock && <LockNow />}
          <LanguageChoice more={session?.instrument.languages} />
        </header>
        <div class="banners">
          <Messages offline={!online.value && explained ? explain : undefined} />
          {session && <Troubles session={session} />}
          {unsaved.value.map((left) => (
            <Banner key={left.id} tone="trouble">
              <p>{words.app.elsewhere({ name: forWhom(left.row.value) ?? left.id })}</p>
              <SessionNotices session={left} banner={false} told />
            </Banner>
          ))}
        </div>
      </div>
      <Boundary at={place.value} frame={{ session }}>
        {children}
      </Boundary>
    </>
  );
}

/** Another language, at any time: nothing is lost by it. `more`: what a questionnaire here is worded in beside those. */
export function LanguageChoice({ more = worded.value }: { readonly more?: readonly string[] | undefined }) {
  const { language, words, preferred } = locale.value;
  const missed = localeNotLoaded.value;
  const choices = [...new Set([...languages.options, ...more])];
  const chosen = preferred.find((one) => choices.includes(one)) ?? language;
  return (
    <>
      <span class="language">
        <span class="language__name" aria-hidden="true">
          {languageNameOf(chosen)}
        </span>
        <span class="language__code" aria-hidden="true">
          {chosen}
        </span>
        <span aria-hidden="true">&nbsp;▾</span>
        <select
          class="bar__language"
          aria-label={words.app.language}
          value={chosen}
          onChange={({ currentTarget }) => chooseLocale(currentTarget.value)}
        >
          {choices.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNameOf(one)}
            </option>
          ))}
        </select>
      </span>
      {missed && <PartNotLoaded again={() => chooseLocale(missed)} />}
    </>
  );
}

/** What concerns the app as a whole. */
function Messages({ offline }: ComponentProps<typeof AppNotices>) {
  const { configFaults, update, standing } = useApp();
  const said =
    offline ||
    !isSecureContext ||
    update.value === 'ready' ||
    configFaults.value.length > 0 ||
    Object.keys(standing.value)[0];
  return said ? <AppNotices offline={offline} /> : null;
}

/** What concerns the open response: not saved, or held by another window. */
function Troubles({ session }: { readonly session: Session }) {
  const words = useWords();
  const status = session.save.value;
  return (
    <>
      {status.fault !== undefined && (
        <Banner tone="trouble">
          <SessionNotices session={session} banner={false} />
        </Banner>
      )}
      {status.replica !== 'none' && (status.replica === 'durable') === (status.fault !== undefined) && (
        <SessionNotices session={session} banner />
      )}
      {session.editLock.value !== 'owner' && session.row.value.state === 'draft' && (
        <Banner tone="notice">
          <p>{words.save.reader}</p>
          <button type="button" class="button button--quiet" onClick={session.takeOver}>
            {words.save.takeOver}
          </button>
        </Banner>
      )}
    </>
  );
}
