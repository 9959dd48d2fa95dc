import type { ComponentChildren } from 'preact';
import { dateAndTime } from '../../i18n/format.ts';
import type { ReceiptVerdict } from '../../protocol/presentedReceipts.ts';
import { useLanguage, useWords } from '../locale.ts';

/** How a receipt looks: one without a signature is as good as its office makes them. */
const looks = (fault: ReceiptVerdict['fault']) =>
  fault === undefined ? 'receipt' : fault === 'unsigned' ? '' : 'card--wrong';
const marks = { receipt: '✓ ', 'card--wrong': '⚠ ', '': '' };

/** One receipt, what it says and whether that is proven. `all`: those beside it, where one may say that it takes its place. */
export function ReceiptVerdictCard({
  verdict: { presented, checked, fault },
  all,
  name,
  children,
}: {
  readonly verdict: ReceiptVerdict;
  /** What the response is called, where it is on this device. */
  readonly name?: string | undefined;
  readonly all: readonly ReceiptVerdict[];
  readonly children?: ComponentChildren;
}) {
  const { verify } = useWords();
  const language = useLanguage();
  const claims = checked?.claims;
  // What nobody has signed is shown as it was given.
  const said = claims ?? presented.receipt;
  const by = claims && all.find((other) => other.checked?.claims.supersedes === claims.id)?.checked?.claims;
  const moment = (at: number | string) => dateAndTime(new Date(at), language);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [verify.code, said?.code],
    [verify.received, said && moment(said.receivedAt)],
    [verify.survey, said?.id],
    [verify.digest, said?.sha256],
    [verify.signed, claims && moment(claims.iat * 1000)],
    [verify.key, checked?.key.kid],
    [verify.supersedes, claims?.supersedes],
    [verify.superseded, by?.id],
  ];
  return (
    <li class={`card ${looks(fault)}`} data-verified={fault ?? 'believed'} data-of={said?.code}>
      {name && (
        <p class="overline" translate={false} data-named>
          {name}
        </p>
      )}
      <p>
        <span aria-hidden="true">{marks[looks(fault)]}</span>
        <strong>{fault === undefined ? verify.believed : verify.faults[fault]}</strong>
      </p>
      <dl class="keys receipt-facts">
        {rows.flatMap(([name, value]) =>
          value === undefined
            ? []
            : [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd translate={false}>{value}</dd>
                </div>,
              ],
        )}
      </dl>
      {fault === undefined && checked?.key.from === undefined && <p class="hint">{verify.unlisted}</p>}
      {children}
    </li>
  );
}
