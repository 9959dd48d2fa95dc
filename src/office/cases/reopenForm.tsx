import { useEffect, useRef } from 'preact/hooks';
import { languageNameOf } from '../../i18n/languages.ts';
import { type Language, language } from '../../instrument/language.ts';
import { maxMessageLength, messageFault } from '../../protocol/correctionRequest.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { noAnswer } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

/** Asks a case for a correction, in as many languages as the office writes, about the items that it names. */
export function ReopenForm({
  caseId,
  onSignedOut,
  onDone,
}: {
  readonly caseId: string;
  readonly onSignedOut: () => void;
  readonly onDone: () => void;
}) {
  const { office } = useOfficeLocale();
  const [items, setItems] = useDraft(`reopen items ${caseId}`);
  // As many as there are languages, always in the same order.
  const drafts = language.options.map((one) => ({ one, draft: useDraft(`reopen ${one} ${caseId}`) }));
  const written = drafts.filter(({ draft: [text] }) => text.trim() !== '');
  return (
    <ActionForm
      name="reopen"
      title={office.actions.reopen}
      what={office.actions.reopenWhat}
      submit={office.actions.submit}
      path={`/cases/${encodeURIComponent(caseId)}/reopen`}
      body={() => ({
        messages: Object.fromEntries(written.map(({ one, draft: [text] }) => [one, text.trim()])),
        items: items.split(/[\s,;]+/).filter((item) => item !== ''),
      })}
      shape={noAnswer}
      onSignedOut={onSignedOut}
      onDone={() => {
        for (const { draft } of drafts) draft[1]('');
        setItems('');
        onDone();
      }}
    >
      <p class="hint" id="reopen-hint">
        {office.actions.reopenHint({ most: maxMessageLength })}
      </p>
      {drafts.map(({ one, draft: [text, setText] }) => (
        <MessageField key={one} language={one} text={text} onText={setText} required={written.length === 0} />
      ))}
      <label for="reopen-items">{office.actions.reopenItems}</label>
      <input
        id="reopen-items"
        value={items}
        autocomplete="off"
        maxLength={2000}
        onInput={({ currentTarget }) => setItems(currentTarget.value)}
      />
    </ActionForm>
  );
}

function MessageField({
  language: of,
  text,
  onText,
  required,
}: {
  readonly language: Language;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly required: boolean;
}) {
  const { office } = useOfficeLocale();
  const field = useRef<HTMLTextAreaElement>(null);
  const found = text.trim() === '' ? undefined : messageFault(text.trim());
  const fault = found ? office.actions.reopenFaults[found] : '';
  // The browser then sends nothing, and goes to the field.
  useEffect(() => field.current?.setCustomValidity(fault), [fault]);
  return (
    <>
      <label for={`reopen-${of}`}>{office.actions.reopenMessage({ language: languageNameOf(of) })}</label>
      <textarea
        id={`reopen-${of}`}
        ref={field}
        lang={of}
        rows={2}
        maxLength={maxMessageLength}
        value={text}
        required={required}
        aria-describedby={`reopen-hint reopen-${of}-fault`}
        aria-invalid={fault !== ''}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      <p role="alert" id={`reopen-${of}-fault`}>
        {fault}
      </p>
    </>
  );
}
