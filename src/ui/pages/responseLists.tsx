import { requestsOf } from '../../session/requests.ts';
import type { StoredResponse } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { DeliveryNews, ResponseCard } from './responseCard.tsx';
import { useTitles } from './titles.ts';

/**
 * The responses on the device by what is to be done with them, first what the office asks to correct. `done`: those with which nothing is, and what was brought in
 * from another device, to be sent from here, apart from what was answered here; else what waits, and drafts.
 */
export function ResponseLists({
  responses,
  done,
}: {
  readonly responses: readonly StoredResponse[];
  readonly done: boolean;
}) {
  const { start, response, timeline } = useWords();
  const titleOf = useTitles(responses);
  const own = responses.filter(({ row }) => !row.carried);
  const complete = own.filter(({ row }) => row.state === 'complete');
  // A refused response that was corrected is sent no more: the correction is.
  const replaced = new Set(complete.flatMap(({ row }) => row.corrects?.id ?? []));
  const isAsked = ({ row, receipt }: StoredResponse) =>
    receipt !== undefined && row.correctedBy === undefined && requestsOf(row).length > 0;
  const isPending = ({ row, receipt }: StoredResponse) => !receipt && !replaced.has(row.id);
  if (done)
    return (
      <>
        <Listing
          title={start.completed}
          responses={complete.filter((one) => !isPending(one) && !isAsked(one))}
          titleOf={titleOf}
        />
        <Listing
          title={response.carriedTitle}
          responses={responses.filter(({ row }) => row.carried)}
          titleOf={titleOf}
        />
      </>
    );
  return (
    <>
      {responses.some(({ row }) => row.state === 'complete') && (
        <DeliveryNews responses={responses} titleOf={titleOf} />
      )}
      <Listing title={timeline.steps.asked} responses={complete.filter(isAsked)} titleOf={titleOf} />
      <Listing title={start.pending} responses={complete.filter(isPending)} titleOf={titleOf} />
      <Listing title={start.drafts} responses={own.filter(({ row }) => row.state === 'draft')} titleOf={titleOf} />
    </>
  );
}

/** Responses of one kind, under a title; nothing where there are none. */
function Listing({
  title,
  responses,
  titleOf,
}: {
  readonly title: string;
  readonly responses: readonly StoredResponse[];
  readonly titleOf: ReturnType<typeof useTitles>;
}) {
  if (responses.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {responses.map((stored) => (
        <ResponseCard key={stored.row.id} stored={stored} title={titleOf(stored.row)} />
      ))}
    </section>
  );
}
