import type { Intake } from './sender.ts';
import { type OpenStoreFault, openLine } from './store/openFault.ts';

/** Why a collector does not start: its store does not open, or it cannot listen there. */
export type StartFault =
  | OpenStoreFault
  | { readonly kind: 'disagreeing'; readonly begin: 'invited' | 'anyone'; readonly intake: Intake }
  | { readonly kind: 'code-key' | 'receipt-key'; readonly detail: string }
  | { readonly kind: 'no-draft-days' }
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'no-listening'; readonly host: string; readonly port: number; readonly detail: string };

/** A start that failed, in one line. */
export function startLine(fault: StartFault): string {
  switch (fault.kind) {
    case 'unusable':
    case 'newer':
    case 'older':
    case 'no-tables':
      return openLine(fault);
    case 'disagreeing':
      return `The pages let ${fault.begin === 'invited' ? 'the invited' : 'anyone'} begin ("begin" in config.json), and INTAKE=${fault.intake}: whoever begins has to be let in, and nobody else.`;
    case 'code-key':
      return `The key of short codes cannot be used: ${fault.detail}`;
    case 'receipt-key':
      return `Receipts cannot be signed: ${fault.detail}`;
    case 'no-draft-days':
      return 'config.json has the app make copies of drafts ("draftCopy"), and DRAFT_COPY_DAYS is not set: say how many days they are kept here.';
    case 'port-taken':
      return `Port ${fault.port} is taken: stop what listens there, or set PORT to another one (0: any free one).`;
    case 'no-listening':
      return `Cannot listen on ${fault.host}, port ${fault.port}: ${fault.detail}`;
  }
}
