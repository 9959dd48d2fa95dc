import { useEffect, useState } from 'preact/hooks';
import { outlineOf } from '../../engine/outline.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type Enrolment, type EnrolmentFault, isLocked, readEnrolment } from '../../protocol/enrolment.ts';
import type { StoredResponse } from '../../storage/reading.ts';
import { assignmentOf } from '../../storage/rights.ts';
import { keepSetting, readSetting } from '../../storage/settings.ts';
import { begin } from '../begin.ts';
import { enrolmentInAddress, forgetEnrolment, keptEnrolment } from '../enrolling.ts';
import { useLaterWords } from '../laterWords.ts';
import { addressOf, go } from '../router.ts';
import { type Services, useServices } from '../services.ts';
import { continuation } from './continuation.ts';
import type { Offer } from './offer.tsx';

/** The invitation of an office: as it came with the address, was kept from before, or is typed in here. */
export function Invitation({
  offers,
  responses,
}: {
  readonly offers: readonly Offer[];
  readonly responses: readonly StoredResponse[];
}) {
  const words = useLaterWords();
  const { db } = useServices();
  const came = enrolmentInAddress.value;
  const [text, setText] = useState<string>();
  const take = (found: string) => {
    // A link that was pasted whole is as good as its last part.
    const bare = found.trim().replace(/^.*#\/?enrol\//s, '');
    setText(bare);
    // What cannot be kept is remembered by the tab for as long.
    void keepSetting(db, keptEnrolment, bare).then(forgetEnrolment, () => {});
  };
  useEffect(() => {
    if (came !== undefined) take(came);
    else
      void readSetting(db, keptEnrolment).then(
        (found) => typeof found === 'string' && found !== '' && setText(found),
        () => {},
      );
  }, [db, came]);
  const putAway = () => {
    forgetEnrolment();
    setText(undefined);
    void keepSetting(db, keptEnrolment, '').catch(() => {});
  };
  if (text !== undefined)
    return <Opened key={text} text={text} offers={offers} responses={responses} onDone={putAway} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const entered = new FormData(event.currentTarget).get('invitation');
        if (typeof entered === 'string' && entered.trim() !== '') take(entered);
      }}
    >
      <label for="invitation">{words.invitation.enter}</label>
      <input id="invitation" name="invitation" type="text" autocomplete="off" spellcheck={false} />
      <button type="submit" class="button button--plain">
        {words.invitation.open}
      </button>
    </form>
  );
}

interface OpenedProps {
  readonly text: string;
  readonly offers: readonly Offer[];
  readonly responses: readonly StoredResponse[];
  readonly onDone: () => void;
}

function Opened({ text, offers, responses, onDone }: OpenedProps) {
  const words = useLaterWords();
  const services = useServices();
  const locked = isLocked(text);
  const [read, setRead] = useState<Enrolment | EnrolmentFault>(() => {
    const plain = locked ? undefined : readEnrolment(text);
    return plain === undefined ? 'locked' : plain.ok ? plain.value : plain.fault;
  });
  useEffect(() => {
    if (typeof read === 'object' && read.language) services.speak(read.language);
  }, [read, services]);
  return (
    <section class="offer" data-enrolment={typeof read === 'string' ? read : read.case.id}>
      <h2>{words.invitation.title}</h2>
      {typeof read === 'object' ? (
        <ForCase enrolment={read} trusted={locked} offers={offers} responses={responses} onDone={onDone} />
      ) : read === 'unreadable' ? (
        <p role="alert">{words.invitation.unreadable}</p>
      ) : (
        <Code text={text} wrong={read === 'wrong-code'} onRead={setRead} />
      )}
      <button type="button" class="button button--plain" data-action="put-away" onClick={onDone}>
        {words.invitation.putAway}
      </button>
    </section>
  );
}

function Code({
  text,
  wrong,
  onRead,
}: {
  readonly text: string;
  readonly wrong: boolean;
  readonly onRead: (read: Enrolment | EnrolmentFault) => void;
}) {
  const words = useLaterWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const code = new FormData(event.currentTarget).get('code');
        void unlocked(text, String(code)).then(onRead);
      }}
    >
      <label for="enrolment-code">{words.invitation.code}</label>
      <p class="hint" id="enrolment-code-hint">
        {words.invitation.codeHint}
      </p>
      {wrong && (
        <p class="card__error" role="alert" id="enrolment-code-error">
          {words.invitation.wrong}
        </p>
      )}
      <input
        id="enrolment-code"
        name="code"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={`enrolment-code-hint${wrong ? ' enrolment-code-error' : ''}`}
      />
      <button type="submit" class="button">
        {words.invitation.open}
      </button>
    </form>
  );
}

/** Opens an encrypted invitation; the code for that comes only now, since few are. */
async function unlocked(text: string, code: string): Promise<Enrolment | EnrolmentFault> {
  const { unlockEnrolment } = await import('../../protocol/locked.ts');
  const opened = await unlockEnrolment(text, code);
  return opened.ok ? opened.value : opened.fault;
}

/** What of the prefilled items may be believed: answers of last year only where they came encrypted. */
function believed(enrolment: Enrolment, trusted: boolean, instrument: Instrument): Enrolment {
  const { items } = outlineOf(instrument);
  const register = (item: string) => items.get(item)?.required === false;
  const kept = Object.entries(enrolment.prefilled ?? {}).filter(
    ([item]) => items.has(item) && (trusted || register(item)),
  );
  return { ...enrolment, prefilled: Object.fromEntries(kept) };
}

interface ForCaseProps extends Omit<OpenedProps, 'text'> {
  readonly enrolment: Enrolment;
  readonly trusted: boolean;
}

function ForCase({ enrolment, trusted, offers, responses, onDone }: ForCaseProps) {
  const words = useLaterWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  const offer = offers.find(({ instrument }) => [undefined, instrument.id].includes(enrolment.instrument));
  if (!offer) return <p role="alert">{words.invitation.unknown}</p>;
  const { instrument, texts } = offer;
  const known = believed(enrolment, trusted, instrument);
  const left = Object.keys(enrolment.prefilled ?? {}).length - Object.keys(known.prefilled ?? {}).length;
  const already = responses.find(
    ({ row }) => row.case?.id === enrolment.case.id && row.instrument.id === instrument.id,
  );
  return (
    <>
      <p>{texts.title}</p>
      <p>
        {words.invitation.forCase(enrolment.case.id)}
        {enrolment.case.enterpriseNumber && <> · {enrolment.case.enterpriseNumber}</>}
      </p>
      {Object.keys(known.prefilled ?? {}).length > 0 && <p>{words.invitation.prefilled}</p>}
      {left > 0 && <p role="alert">{words.invitation.leftOut}</p>}
      {failed && <p role="alert">{words.storageBroken}</p>}
      {already ? (
        <a class="alone" href={addressOf(placeOf(already))}>
          {words.invitation.already}
        </a>
      ) : (
        <button
          type="button"
          class="button"
          data-action="begin-case"
          onClick={() => void beginCase(services, instrument, known).then(onDone, () => setFailed(true))}
        >
          {words.start.begin}
        </button>
      )}
    </>
  );
}

const placeOf = (stored: StoredResponse) =>
  stored.row.state === 'draft' ? continuation(stored) : ({ page: 'delivery', response: stored.row.id } as const);

async function beginCase(services: Services, instrument: Instrument, enrolment: Enrolment): Promise<void> {
  const response = await begin(services, instrument, assignmentOf(enrolment, services.office()?.url, undefined));
  go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
}
