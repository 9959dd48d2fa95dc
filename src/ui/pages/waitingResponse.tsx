import type { ComponentChildren } from 'preact';
import { type DeliveryState, daysWaiting, type OutboxRow, type ResponseRow } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { download } from '../parts/download.ts';
import { addressOf } from '../router.ts';
import { useApp, useServices } from '../services.ts';
import { ArrivalNotices } from './arrivalNotices.tsx';
import { Help } from './help.tsx';
import { Replacement } from './invitation/replacement.tsx';
import type { Survey } from './print/survey.ts';
import { RefusalReasons } from './refusalReasons.tsx';

/** A completed response without a receipt: why it is still here, since when, and what can be done. */
export function WaitingResponse({
  row,
  outbox,
  state,
  bound,
  survey,
  children,
}: {
  readonly row: ResponseRow;
  readonly outbox: OutboxRow;
  readonly state: DeliveryState;
  /** Whether its token is for another endpoint. */
  readonly bound: boolean;
  /** Undefined until it is loaded. */
  readonly survey: Survey | undefined;
  /** What can be done about a refusal, beside sending again. */
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const { delivery, lock } = useServices();
  const { online } = useApp();
  const refused = state === 'refused';
  const waits = bound || !['queued', 'sending'].includes(state) ? 0 : daysWaiting(outbox);
  const goesByItself = delivery.byItself.value && !lock && !bound && ['queued', 'sending'].includes(state);
  const send = () => (refused ? void delivery.resend(outbox.id) : delivery.sendNow());
  return (
    <>
      {outbox.refusal && outbox.state !== 'queued' && (
        <RefusalReasons response={row.id} refusal={outbox.refusal} survey={survey} />
      )}
      {children}
      {goesByItself && <ArrivalNotices />}
      {row.case && (outbox.state === 'paused' || bound) && <Replacement row={row} />}
      {state === 'queued' && outbox.receiptFault !== undefined && <ReceiptNotBelieved fault={outbox.receiptFault} />}
      {waits > 0 && <p data-waits={waits}>{words.delivery.waits({ count: waits })}</p>}
      {online.value && outbox.attempts > 0 && <p class="hint">{words.delivery.attempts({ count: outbox.attempts })}</p>}
      <div class="response__actions">
        <button
          type="button"
          class={online.value && !refused ? 'button' : 'button button--plain'}
          data-action="send"
          disabled={state === 'sending'}
          onClick={send}
        >
          {refused ? words.delivery.sendAgain : words.delivery.sendNow}
        </button>
        <button
          type="button"
          class="button button--plain"
          data-action="save-copy"
          onClick={() => download(`veldwerk-${outbox.id}.json`, 'application/json', new Uint8Array(outbox.bytes))}
        >
          {words.delivery.save}
        </button>
      </div>
      {state !== 'refused' && outbox.attempts + waits > 0 && !lock?.handover.value && (
        <p>
          <a class="alone" data-action="to-carry" href={addressOf({ page: 'storage' })}>
            {words.delivery.carry}
          </a>
        </p>
      )}
      {survey && !outbox.refusal && <Help instrument={survey.instrument} heading="h2" />}
    </>
  );
}

/** Why a receipt that came does not count. */
function ReceiptNotBelieved({ fault }: { readonly fault: string }) {
  const { delivery } = useWords();
  const { other, ...named } = delivery.receiptFaults;
  const reason = new Map(Object.entries(named)).get(fault) ?? other;
  return <p data-receipt-fault={fault}>{delivery.receiptFault({ reason })}</p>;
}
