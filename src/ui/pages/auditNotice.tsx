import { useWords } from '../locale.ts';

/** That an audit trail is kept and sent along, and what is in it. */
export function AuditNotice({ values }: { readonly values: boolean | undefined }) {
  const words = useWords();
  return <p data-audit="on">{values ? words.audit.values : words.audit.moments}</p>;
}
