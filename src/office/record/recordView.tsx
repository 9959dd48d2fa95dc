import { useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import { officeRecord } from '../../protocol/officeRecord.ts';
import { addressOfCase } from '../cases/caseSearchForm.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { detailWords } from './recordDetail.ts';

/** Who did what, the last one first. */
export function RecordView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.record;
  const [before, setBefore] = useState<number>();
  const path = before === undefined ? '/record' : `/record?before=${before}`;
  const { answer, fault, again } = useView(path, officeRecord, onSignedOut, before === undefined);
  const first = answer?.lines.at(-1)?.number;
  return (
    <ViewFrame title={office.views.record} fault={fault} again={again} waits={!answer}>
      {answer && (
        <TableCard label={told.caption}>
          <StackingTable
            name="record"
            caption={told.caption}
            captionHidden={false}
            columns={[told.at, told.number, told.who, told.act]}
            look="texts"
            rows={answer.lines.map(({ number, at, name, act, caseId, detail }) => ({
              key: number,
              cells: [
                dateAndTime(new Date(at), language),
                number,
                name ?? told.commandLine,
                <span key="act">
                  {told.acts[act]}{' '}
                  {detail !== undefined && <Written text={detailWords(act, detail, office, language)} />}{' '}
                  {caseId !== undefined && (
                    <a href={addressOfCase(caseId)}>
                      <Written text={caseId} />
                    </a>
                  )}
                </span>,
              ],
            }))}
          />
        </TableCard>
      )}
      {answer && (
        <p class="office-pages">
          {before !== undefined && (
            <button type="button" class="button button--plain" onClick={() => setBefore(undefined)}>
              {told.latest}
            </button>
          )}
          {answer.more && first !== undefined && (
            <button
              type="button"
              class="button button--plain"
              data-action="record-earlier"
              onClick={() => setBefore(first)}
            >
              {told.earlier}
            </button>
          )}
        </p>
      )}
    </ViewFrame>
  );
}
