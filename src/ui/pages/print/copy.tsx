import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoredResponse } from '../../../session/responses.ts';
import { lazyPart } from '../../lazy.tsx';
import { useWords } from '../../locale.ts';
import { LinksOf } from '../../parts/linksOf.tsx';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { Unbroken } from '../../parts/unbroken.tsx';
import { Unofficial } from '../../parts/unofficial.tsx';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';
import outcomeStyles from '../../styles/outcome.css?url';
import { ConductedBy } from '../conductedBy.tsx';
import { continuation } from '../continuation.ts';
import { CopiedModule } from './copiedModule.tsx';
import { Facts } from './facts.tsx';
import { fillSurvey } from './filledSurvey.ts';
import { usePageFoot } from './pageFoot.ts';
import { NoSheet, Sheet } from './sheet.tsx';
import { useSurvey } from './survey.ts';

/** Few questionnaires end in one. */
const PrintedOutcome = lazyPart(
  async () => (await import('../outcome/printed.tsx')).PrintedOutcome,
  ['outcome'],
  outcomeStyles,
);

/** What was answered, for the respondent's own files; the receipt on it as soon as there is one. */
export function CopyPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { lock } = useServices();
  const stored = useStored(id);
  const row = typeof stored === 'object' ? stored.row : undefined;
  const loading = useSurvey(row?.instrument.id, row?.instrument.version);
  const survey = loading.state === 'loaded' ? loading.value : undefined;
  const draft = row?.state === 'draft';
  const title = draft ? words.print.copy.draft : words.print.copy.title;
  const label = lock ? undefined : row?.label;
  useEffect(() => {
    // The browser offers it as the name of a printed file.
    document.title = [title, label, words.app.name].filter(Boolean).join(' · ');
  }, [title, label, words]);
  const code = typeof stored === 'object' ? stored.receipt?.code : undefined;
  usePageFoot(code && `${words.delivery.code} ${code}`);
  const filled = useMemo(
    () => (typeof stored === 'object' && typeof survey === 'object' ? fillSurvey(survey, stored, words) : undefined),
    [survey, stored, words],
  );
  const toStart = { href: addressOf({ page: 'start' }), text: words.app.toStart };
  if (typeof stored === 'string') return <NoSheet title={title} fault={words.response.faults[stored]} back={toStart} />;
  if (survey === 'unknown') return <NoSheet title={title} fault={words.print.faults.unknown} back={toStart} />;
  if (loading.state === 'failed')
    return <NoSheet title={title} fault={words.print.faults.unfetched} back={toStart} again={loading.again} />;
  if (!stored || !survey || !filled) return <LoadingPlaceholder />;
  const { instrument, texts } = survey;
  const back = draft
    ? { href: addressOf(continuation(stored)), text: words.app.continue }
    : { href: addressOf({ page: 'delivery', response: id }), text: words.print.toDelivery };
  return (
    <Sheet name="copy" back={back}>
      <header class="sheet__head">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="sheet__survey" lang={texts.language}>
          <Unbroken text={texts.title} />
        </p>
        <ConductedBy of={survey} class="sheet__by" />
        <Unofficial of={survey} class="sheet__note" />
        {draft && <p class="sheet__note">{words.print.copy.draftNote}</p>}
      </header>
      <Facts filled={filled} />
      <div lang={texts.language}>
        <LinksOf instrument={instrument}>
          {instrument.modules.map((module) => (
            <CopiedModule key={module.id} filled={filled} module={module.id} />
          ))}
          {instrument.outcome && <PrintedOutcome filled={filled} />}
        </LinksOf>
      </div>
    </Sheet>
  );
}

/** A response of this device as it is now. */
function useStored(id: string) {
  const { store } = useServices();
  const [stored, setStored] = useState<StoredResponse | 'missing' | 'storage'>();
  useEffect(
    () =>
      store.watch(
        () => store.read(id),
        (read) => setStored(read ?? 'missing'),
        () => setStored('storage'),
      ),
    [store, id],
  );
  return stored;
}
