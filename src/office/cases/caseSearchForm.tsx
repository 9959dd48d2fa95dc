import { useState } from 'preact/hooks';
import { type CaseFinds, caseFinds } from '../../protocol/officeCase.ts';
import { useDraft } from '../actions/drafts.ts';
import { useAction } from '../actions/useAction.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { keepFinds } from './caseFinds.ts';

/** The address of a case's page. */
export const addressOfCase = (id: string): string => `#/case/${encodeURIComponent(id)}`;

/** The address of a response's page. */
export const addressOfResponse = (ref: string): string => `#/response/${encodeURIComponent(ref)}`;

const listOfFinds = '#/find';

/** The field that finds cases. Its words travel in a body, and stand in no address. */
export function CaseSearchForm({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { office } = useOfficeLocale();
  const [words, setWords] = useDraft('search');
  const [open, setOpen] = useState(false);
  const { state, perform } = useAction('/search', caseFinds, onSignedOut, (found) => {
    keepFinds(found);
    const to = whereTo(found);
    setOpen(to === location.hash && to !== listOfFinds);
    location.hash = to;
  });
  const fault = state !== 'idle' && state !== 'busy' && state !== 'done' ? state : undefined;
  return (
    <search class="office-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') void perform({ words });
        }}
      >
        <label for="case-search">{office.find.label}</label>
        <input
          id="case-search"
          type="search"
          value={words}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="case-search-fault"
          onInput={({ currentTarget }) => {
            setOpen(false);
            setWords(currentTarget.value);
          }}
        />
        <button type="submit" class="button button--plain" disabled={state === 'busy'} data-action="search">
          {office.find.go}
        </button>
        <p role="alert" id="case-search-fault" data-search-state={state}>
          {fault && office.faults[fault]}
          {state === 'done' && open && office.find.isOpen}
        </p>
      </form>
    </search>
  );
}

/** The one case that was found, or the list of all. */
function whereTo({ number, cases: [first], responses }: CaseFinds): string {
  return first && number === 1 && responses.length === 0 ? addressOfCase(first.id) : listOfFinds;
}
