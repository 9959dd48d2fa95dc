import { dateOnly } from '../../../i18n/format.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { CaseStatus } from '../../../protocol/invitation.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Help } from '../help.tsx';

/** Says that the office has received a response for a case already, and whom to ask for a correction. */
export function DeliveredCase({
  status: { deliveredAt },
  instrument,
  heading,
}: {
  readonly status: CaseStatus;
  readonly instrument: Instrument;
  readonly heading: 'h2' | 'h3';
}) {
  const { invitation } = useWords();
  const language = useLanguage();
  return (
    <>
      <p role="status">
        {deliveredAt === undefined
          ? invitation.states.delivered
          : invitation.deliveredOn({ when: dateOnly(new Date(deliveredAt), language) })}
      </p>
      <div>
        <Help instrument={instrument} heading={heading} />
      </div>
    </>
  );
}
