import type { Column } from './column.ts';
import type { Cell } from './csv.ts';
import type { Delivered } from './delivered.ts';
import { insideScope } from './scope.ts';

/** The columns for the enterprise, the EU scope, and what the respondent said beside the answers. */
export const annotationColumns: readonly Column[] = [
  { name: 'enterprise', cell: ({ document }) => document.case?.enterpriseNumber ?? null },
  { name: 'euScope', cell: euScope },
  {
    name: 'confirmed',
    // One that no finding stands behind is flagged instead.
    cell: ({ facts }) => joined(' ', facts.confirmedFindings),
  },
  {
    name: 'confirmedRemarks',
    cell: ({ document }) => remarked(document.confirmed?.map(({ check, remark }) => [check, remark])),
  },
  {
    name: 'remarks',
    cell: ({ document }) => remarked(document.remarks?.map(({ question, text }) => [question, text])),
  },
  {
    name: 'unansweredRemarks',
    cell: ({ document }) => remarked(document.unanswered?.map(({ item, remark }) => [item, remark])),
  },
  {
    name: 'prefilledConfirmed',
    cell: ({ document }) =>
      joined(
        ' ',
        document.prefilled?.map(({ item, changed }) => `${item}:${changed ? 'changed' : 'kept'}`),
      ),
  },
];

function euScope(of: Delivered): Cell {
  // Where the EU asks what the form asks, there is nothing to tell.
  if (!of.to.codebook?.scopes.length) return null;
  const inside = insideScope(of);
  return inside === undefined ? null : inside ? 'in' : 'outside';
}

const joined = (by: string, parts: readonly string[] = []): Cell => (parts.length > 0 ? parts.join(by) : null);

/** Remarks, each after the id of what it is about, on a line of its own. */
const remarked = (remarks: readonly (readonly [about: string, remark: string | undefined])[] = []): Cell =>
  joined(
    '\n',
    remarks.flatMap(([about, remark]) => (remark === undefined ? [] : [`${about}: ${remark}`])),
  );
