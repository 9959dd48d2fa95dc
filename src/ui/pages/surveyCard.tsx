import type { ComponentChildren } from 'preact';
import { outlineOf } from '../../engine/outline.ts';
import { dateOnly } from '../../i18n/format.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { configOf } from '../../protocol/config.ts';
import { install, installing } from '../installing.ts';
import { lazyPart } from '../lazy.tsx';
import { useLanguage, useWords } from '../locale.ts';
import { shownLogo } from '../look/shownLogo.ts';
import { Banner } from '../parts/banner.tsx';
import { Unbroken } from '../parts/unbroken.tsx';
import { Unofficial } from '../parts/unofficial.tsx';
import { useServices } from '../services.ts';
import device from '../styles/device.css?url';
import { useBeginning } from './beginning.ts';
import { ConductedBy } from './conductedBy.tsx';
import { Help } from './help.tsx';
import type { OfferedSurvey } from './offers.ts';
import { ToldBeforehand } from './toldBeforehand.tsx';

/** Only Apple's devices are told how to install by hand. */
const InstallByHand = lazyPart(async () => (await import('./install.tsx')).InstallByHand, ['install'], device);

/** How many items a questionnaire has that must be answered where they apply. */
const countItems = (instrument: Instrument): number =>
  [...outlineOf(instrument).items.values()].filter((item) => item.required).length;

/** What a questionnaire is, how long it is, what is done with the answers; and the way in. */
export function SurveyCard({
  offer: { instrument, texts },
  level,
  another,
  invited,
  children,
}: {
  readonly offer: OfferedSurvey;
  readonly level: 1 | 2;
  /** Whether responses are on the device: then they come first, and what is told of the questionnaire is folded. */
  readonly another: boolean;
  /** Whether one was invited: an invitation waits, or what is here is for a case. Then nothing is begun without it here. */
  readonly invited: boolean;
  /** What stands below the way in. */
  readonly children?: ComponentChildren;
}) {
  const Title = `h${level}` as const;
  const Heading = level === 1 ? 'h2' : 'h3';
  const services = useServices();
  const words = useWords();
  const { config } = services;
  const { failed, start } = useBeginning();
  const { office } = configOf(config.value, instrument.id);
  const Logo = shownLogo.value;
  const language = useLanguage();
  const introduction = (
    <>
      <p>{words.start.what}</p>
      <p>{words.start.time({ count: countItems(instrument) })}</p>
      {office?.averageMinutes && <p data-average>{words.start.average({ count: office.averageMinutes })}</p>}
    </>
  );
  const told = <ToldBeforehand instrument={instrument} preamble={texts.preamble} heading={Heading} />;
  return (
    <section class="offer" data-instrument={instrument.id}>
      {Logo && <Logo />}
      <Title tabIndex={-1} lang={texts.language}>
        <Unbroken text={texts.title} />
      </Title>
      <ConductedBy of={{ instrument, texts }} />
      <Unofficial of={{ instrument, texts }} class="hint" />
      {!another && introduction}
      {office?.deadline && (
        <p data-deadline>
          {words.start.deadline({ when: dateOnly(new Date(`${office.deadline}T12:00:00`), language) })}
        </p>
      )}
      {failed && (
        <Banner tone="trouble">
          <p>{words.app.storageBroken}</p>
        </Banner>
      )}
      {installing.value.startsWith('by-hand') && <InstallByHand />}
      <div class="offer__actions">
        {config.value.begin !== 'invited' && !invited && (
          <button
            type="button"
            class={another ? 'button button--quiet' : 'button button--large'}
            data-action="begin"
            disabled={!isSecureContext}
            onClick={() => void start(instrument)}
          >
            {another ? words.start.beginAnother : words.start.begin}
          </button>
        )}
        {installing.value === 'offered' && (
          <button type="button" class="button button--quiet" data-action="install" onClick={() => void install()}>
            {words.start.install}
          </button>
        )}
      </div>
      {children}
      {another ? (
        <details>
          <summary>{words.start.about}</summary>
          {introduction}
          {told}
        </details>
      ) : (
        told
      )}
      <Help instrument={instrument} heading={Heading} />
    </section>
  );
}
