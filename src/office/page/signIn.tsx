import { useEffect, useRef, useState } from 'preact/hooks';
import { type Officer, officer } from '../../protocol/officeRights.ts';
import { askOffice, type OfficeFault } from './officeApi.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { usePageTitle } from './pageTitle.ts';

/** The longest key that the collector reads. */
const maxTokenLength = 200;

/** Asks for the token of whoever works here. `expired`: a session has ended by itself. */
export function SignIn({
  expired,
  onOfficer,
}: {
  readonly expired: boolean;
  readonly onOfficer: (found: Officer) => void;
}) {
  const { office } = useOfficeLocale();
  const [fault, setFault] = useState<OfficeFault | 'empty'>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  usePageTitle(office.signIn.title);
  useEffect(() => field.current?.focus(), []);
  const refuse = (why: OfficeFault | 'empty') => {
    setFault(why);
    field.current?.focus();
  };
  const signIn = async () => {
    const token = field.current?.value.trim() ?? '';
    if (token === '') return refuse('empty');
    // No key is so long, and the collector would not read it.
    if (token.length > maxTokenLength) return refuse('signed-out');
    setBusy(true);
    setFault(undefined);
    const found = await askOffice('/session', officer, { method: 'POST', body: JSON.stringify({ token }) });
    setBusy(false);
    if (found.ok) return onOfficer(found.value);
    refuse(found.fault);
  };
  return (
    <form
      class="card office-sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void signIn();
      }}
    >
      <h1>{office.signIn.title}</h1>
      {expired && <p role="status">{office.signIn.expired}</p>}
      <label for="office-token">{office.signIn.token}</label>
      <p class="hint" id="office-token-hint">
        {office.signIn.hint}
      </p>
      <input
        id="office-token"
        ref={field}
        type="password"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={fault ? 'office-token-hint office-token-fault' : 'office-token-hint'}
        aria-invalid={fault === 'signed-out' || fault === 'empty'}
      />
      <p role="alert" id="office-token-fault" data-sign-in={fault}>
        {fault && office.signIn.faults[fault]}
      </p>
      <button type="submit" class="button" data-action="sign-in" aria-disabled={busy}>
        {office.signIn.go}
      </button>
    </form>
  );
}
