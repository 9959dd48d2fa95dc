import { useEffect, useRef, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { report } from '../../../lib/report.ts';
import { answerCount } from '../../../protocol/draftCopy.ts';
import type { CaseStatus } from '../../../protocol/invitation.ts';
import { type FoundDraft, findAmong, type GoOnFault, type TakeFault, takeDraft } from '../../../session/goingOn.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { CodeField } from './codeField.tsx';

/** The drafts of a case that have a copy, by when it came. */
export type DraftsElsewhere = NonNullable<CaseStatus['drafts']>;

/** Goes on with a draft of another device: by its code, and after a look at what it is. */
export function GoOn({
  drafts,
  instrument,
  invited,
  onTaken,
}: {
  /** Those that the collector tells of, the one copied last in front; undefined: it could not be asked. */
  readonly drafts: DraftsElsewhere | undefined;
  /** The id of the questionnaire. */
  readonly instrument: string;
  /** What the invitation gives a draft. */
  readonly invited: Parameters<typeof takeDraft>[2];
  /** Runs before the draft is gone to, and never rejects. */
  readonly onTaken: () => Promise<unknown>;
}) {
  const services = useServices();
  const language = useLanguage();
  const words = useWords();
  const told = words.anotherDevice;
  const [found, setFound] = useState<FoundDraft>();
  const [fault, setFault] = useState<GoOnFault | TakeFault | 'storage'>();
  const once = useOnce();
  const when = (at: string) => dateAndTime(new Date(at), language);
  const { token } = invited;
  const [last] = drafts ?? [];
  // The field is gone: the focus goes to what follows from it, which says what was found.
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), [found]);
  if (!drafts || !last || token === undefined)
    return (
      <p role="status" data-go-on="none">
        {drafts ? told.noneThere : told.faults.later}
      </p>
    );
  const look = async (code: string) => {
    const places = drafts.map(({ response }) => ({ response, token, instrument }));
    const result = await findAmong(services, places, code);
    setFault(result.ok ? undefined : result.fault);
    if (result.ok) setFound(result.value);
  };
  const take = async (draft: FoundDraft) => {
    const taken = await takeDraft(services, draft, invited);
    if (!taken.ok) return setFault(taken.fault);
    await onTaken();
    const { id, place = '' } = taken.value;
    go({ page: 'module', response: id, module: place });
  };
  const copiedAt = drafts.find(({ response }) => response === found?.copy.response)?.at ?? last.at;
  return (
    <div class="storage" data-go-on={found ? 'found' : 'offered'}>
      {found ? (
        <>
          <p role="status" id="draft-found">
            {told.found({ when: when(copiedAt), what: told.answers({ count: answerCount(found.copy) }) })}
          </p>
          {fault && <p role="alert">{fault === 'storage' ? words.app.storageBroken : told.faults[fault]}</p>}
          <button
            ref={next}
            type="button"
            class="button"
            data-action="take-draft"
            aria-describedby="draft-found"
            onClick={() =>
              void once(() => take(found)).catch((cause: unknown) => {
                report('take draft', cause);
                setFault('storage');
              })
            }
          >
            {told.goOnHere}
          </button>
        </>
      ) : (
        <>
          <p role="status">{told.there({ when: when(last.at) })}</p>
          <CodeField
            label={told.codeThere}
            fault={fault && fault !== 'storage' ? told.faults[fault] : undefined}
            onCode={look}
          />
        </>
      )}
    </div>
  );
}
