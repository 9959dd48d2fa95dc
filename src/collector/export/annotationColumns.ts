import type { Cell } from '../csv.ts';
import type { Column } from './column.ts';
import type { Delivered } from './delivered.ts';
import { insideScope } from './scope.ts';

/** The columns for the enterprise, the EU scope, and what the respondent said beside the answers. */
export const annotationColumns: readonly Column[] = [
  { name: 'enterprise', cell: ({ document }) => document.case?.enterpriseNumber ?? null },
  { name: 'euScope', cell: euScope },
  {
    name: 'confirmed',
    cell: ({ document }) =>
      joined(
        ' ',
        document.confirmed?.map(({ check }) => check),
      ),
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
  // A questionnaire whose scope is the form's own has nothing to say here.
  if (!of.to.codebook?.scopes.length) return null;
  const inside = insideScope(of);
  return inside === undefined ? null : inside ? 'in' : 'outside';
}

const joined = (by: string, parts: readonly string[] = []): Cell => (parts.length > 0 ? parts.join(by) : null);

/** Remarks, each after what it is about, a line each unless the respondent has typed more. */
const remarked = (said: readonly (readonly [about: string, remark: string | undefined])[] = []): Cell =>
  joined(
    '\n',
    said.flatMap(([about, remark]) => (remark === undefined ? [] : [`${about}: ${remark}`])),
  );
