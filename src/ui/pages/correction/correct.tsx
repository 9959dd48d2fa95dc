import { useState } from 'preact/hooks';
import { itemAt } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import {
  beginCorrection,
  beginCorrectionFrom,
  type CorrectionFault,
  correctedFrom,
} from '../../../session/correcting.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useLoading } from '../../loading.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { addressOf, go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import type { Survey } from '../print/survey.ts';

/**
 * What can be done about a mistake in a completed response: correct it, go on with that, or see what took its place. From
 * a refusal, each item that was refused leads to its question.
 */
export function Correct({
  stored,
  survey,
}: {
  readonly stored: StoredResponse;
  /** Undefined until it is loaded. */
  readonly survey: Survey | undefined;
}) {
  const { correction: words } = useWords();
  const { store, lock } = useServices();
  const { correctedBy } = stored.row;
  const loading = useLoading(
    async () => ({ newer: correctedBy === undefined ? undefined : await store.read(correctedBy) }),
    [store, correctedBy],
  );
  // A hand-over shows the one response that it is for: a new one is for whoever ends it.
  if (lock?.handover.value) return null;
  if (loading.state !== 'loaded') return <div aria-busy="true" />;
  const { newer } = loading.value;
  if (newer?.row.state === 'complete')
    return (
      <section class="correction" data-correction="done">
        <p>{words.done}</p>
        <p>
          <a class="alone" href={addressOf({ page: 'delivery', response: newer.row.id })}>
            {words.toNewer}
          </a>
        </p>
      </section>
    );
  if (newer)
    return (
      <section class="correction" data-correction="begun">
        <h2>{words.title}</h2>
        <button type="button" class="button" data-action="go-on-correcting" onClick={() => go(continuation(newer))}>
          {words.goOn}
        </button>
      </section>
    );
  const from = correctedFrom(stored);
  if (from === 'copy') return <BeginFromCopy response={stored.row.id} />;
  return from === 'here' ? <Begin stored={stored} survey={survey} /> : null;
}

/** No copy of a draft comes near this, in bytes. */
const mostCopyBytes = 4 * 1024 * 1024;

/** Begins where the answers are gone from the device: from the copy that was saved, or blank. */
function BeginFromCopy({ response }: { readonly response: string }) {
  const { correction: words } = useWords();
  const services = useServices();
  const once = useOnce();
  const [fault, setFault] = useState<CorrectionFault>();
  const begin = async (file?: File) => {
    const begun = await (file
      ? beginCorrectionFrom(services, response, file.size <= mostCopyBytes ? await file.text() : '')
      : beginCorrection(services, response));
    if (begun.ok) go({ page: 'review', response: begun.value });
    else setFault(begun.fault);
  };
  // A file that has gone since.
  const failed = () => setFault('failed');
  return (
    <section class="correction" data-correction="copy">
      <h2>{words.title}</h2>
      <p>{words.fromCopy}</p>
      <label for="correction-copy">{words.chooseCopy}</label>
      <input
        id="correction-copy"
        type="file"
        accept=".json,application/json"
        aria-invalid={fault === 'not-copy'}
        aria-describedby={fault && 'correction-fault'}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void once(() => begin(file)).catch(failed);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {fault && (
        <p id="correction-fault" role="alert" class="card__error" data-fault={fault}>
          {words.faults[fault]}
        </p>
      )}
      <p>{words.blank}</p>
      <button
        type="button"
        class="button button--plain"
        data-action="correct-blank"
        onClick={() => void once(() => begin()).catch(failed)}
      >
        {words.beginBlank}
      </button>
    </section>
  );
}

function Begin({ stored, survey }: { readonly stored: StoredResponse; readonly survey: Survey | undefined }) {
  const { correction: words } = useWords();
  const services = useServices();
  const once = useOnce();
  const [fault, setFault] = useState<CorrectionFault>();
  const { refusal } = stored.outbox ?? {};
  const refused = survey ? [...new Set(refusal?.errors.flatMap(({ item }) => item ?? []))] : [];
  const begin = async (item?: string) => {
    const begun = await beginCorrection(services, stored.row.id);
    if (!begun.ok) return setFault(begun.fault);
    const module = item !== undefined && survey && itemAt(survey.instrument, item)?.module;
    const response = begun.value;
    go(module ? { page: 'module', response, module, target: item } : { page: 'review', response });
  };
  return (
    <section class="correction" data-correction="possible">
      <h2>{words.title}</h2>
      <p>{refusal ? words.explainedRefused : words.explained}</p>
      {fault && (
        <p role="alert" class="card__error" data-fault={fault}>
          {words.faults[fault]}
        </p>
      )}
      <div class="response__actions">
        {survey &&
          refused
            .filter((item) => itemAt(survey.instrument, item))
            .map((item) => (
              <button
                key={item}
                type="button"
                class="button"
                data-action="correct-item"
                data-item={item}
                onClick={() => void once(() => begin(item))}
              >
                {words.correctItem({ item: labelsOf(survey).item(item).name })}
              </button>
            ))}
        <button
          type="button"
          class={refusal ? 'button button--plain' : 'button'}
          data-action="correct"
          onClick={() => void once(() => begin())}
        >
          {words.begin}
        </button>
      </div>
    </section>
  );
}
