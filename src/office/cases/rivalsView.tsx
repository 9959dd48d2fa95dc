import { useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import type { ResponseHead } from '../../protocol/officeCase.ts';
import { type OfficeRivals, officeRivals } from '../../protocol/rivals.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { WhyField } from '../actions/whyField.tsx';
import { FactList } from '../page/factList.tsx';
import { noAnswer } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView, type ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { ResponseMarks } from '../responses/responseMarks.tsx';
import { SideBySide } from '../responses/sideBySide.tsx';
import { addressOfCase } from './caseSearchForm.tsx';

/** Responses that rival one another, side by side, of which the office chooses one. */
export function RivalsView({ officer, onSignedOut }: ViewProps) {
  const { office } = useOfficeLocale();
  const told = office.rivals;
  const { answer, fault, again } = useView('/rivals', officeRivals, onSignedOut, false);
  const mayRead = officer.rights.includes('answers');
  return (
    <ViewFrame title={office.views.rivals} fault={fault} again={again} waits={!answer}>
      <p class="hint">
        {told.what} {!mayRead && told.withheld}
      </p>
      {answer && (
        <div class="office-case">
          <p role="status" data-rivals={answer.number}>
            {told.found({ count: answer.number })} {answer.number > answer.groups.length && told.more}
          </p>
          {answer.groups.map((group) => (
            <RivalGroupCard
              key={group.responses.map(({ ref }) => ref).join(' ')}
              group={group}
              mayRead={mayRead}
              onSignedOut={onSignedOut}
              onDone={again}
            />
          ))}
          {answer.choices.length > 0 && <Choices choices={answer.choices} onSignedOut={onSignedOut} onDone={again} />}
        </div>
      )}
    </ViewFrame>
  );
}

interface Doing {
  readonly onSignedOut: () => void;
  /** Called once something was done. */
  readonly onDone: () => void;
}

function RivalGroupCard({
  group: { caseId, revisionOf = '', number, responses },
  mayRead,
  onSignedOut,
  onDone,
}: Doing & { readonly group: OfficeRivals['groups'][number]; readonly mayRead: boolean }) {
  const { office, language } = useOfficeLocale();
  const told = office.rivals;
  const [compares, setCompares] = useState(false);
  const name = caseId === undefined ? told.revisionOf({ id: revisionOf }) : office.caseFile.title({ id: caseId });
  const key = responses[0]?.code ?? '';
  return (
    <section class="card" aria-labelledby={`rivals-${key}`} data-rival-group={caseId ?? revisionOf}>
      <h2 id={`rivals-${key}`}>
        {caseId === undefined ? (
          <Written text={name} />
        ) : (
          <a href={addressOfCase(caseId)}>
            <Written text={name} />
          </a>
        )}
      </h2>
      {number > responses.length && <p>{office.caseFile.last}</p>}
      <div class="office-rivals">
        {responses.map((one) => (
          <article key={one.ref} data-rival={one.code}>
            <h3>{one.code}</h3>
            <ResponseMarks of={one} />
            <FactList
              rows={[
                [office.caseFile.receivedAt, dateAndTime(new Date(one.receivedAt), language)],
                [office.glance.sender, office.glance.senders[one.sender]],
                ...(one.token === undefined
                  ? []
                  : [[office.caseFile.token, office.caseFile.tokenNumber({ id: one.token })] as const]),
              ]}
            />
          </article>
        ))}
      </div>
      {mayRead && !compares && (
        <button type="button" class="button button--plain" data-action="compare" onClick={() => setCompares(true)}>
          {told.compare}
        </button>
      )}
      {compares && <SideBySide refs={responses.map(({ ref }) => ref)} onSignedOut={onSignedOut} />}
      <ChooseForm responses={responses} onSignedOut={onSignedOut} onDone={onDone} />
    </section>
  );
}

function ChooseForm({ responses, onSignedOut, onDone }: Doing & { readonly responses: readonly ResponseHead[] }) {
  const { office } = useOfficeLocale();
  const told = office.rivals;
  const key = responses[0]?.code ?? '';
  const [why, setWhy] = useDraft(`choose ${key}`);
  const [chosen, setChosen] = useDraft(`chosen ${key}`);
  return (
    <ActionForm
      name="choose"
      title={told.choose}
      what={told.chooseWhat}
      submit={office.actions.submit}
      path="/rivals/choose"
      body={() => ({ chosen, over: responses.flatMap(({ ref }) => (ref === chosen ? [] : ref)), why })}
      shape={noAnswer}
      onSignedOut={onSignedOut}
      onDone={() => {
        setWhy('');
        setChosen('');
        onDone();
      }}
    >
      <fieldset class="office-choice">
        <legend>{told.which}</legend>
        {responses.map(({ ref, code }) => (
          <label key={ref} class="office-check">
            <input
              type="radio"
              name={`chosen-${key}`}
              value={ref}
              required
              checked={ref === chosen}
              onChange={() => setChosen(ref)}
            />
            {code}
          </label>
        ))}
      </fieldset>
      <WhyField id={`why-choose-${key}`} value={why} onValue={setWhy} />
    </ActionForm>
  );
}

function Choices({ choices, onSignedOut, onDone }: Doing & { readonly choices: OfficeRivals['choices'] }) {
  const { office } = useOfficeLocale();
  return (
    <section class="card" aria-labelledby="choices">
      <h2 id="choices">{office.rivals.choices}</h2>
      {choices.map((choice) => (
        <Choice key={choice.number} choice={choice} onSignedOut={onSignedOut} onDone={onDone} />
      ))}
    </section>
  );
}

function Choice({
  choice: { number, at, who, why: reason, chosen, over },
  onSignedOut,
  onDone,
}: Doing & { readonly choice: OfficeRivals['choices'][number] }) {
  const { office, language } = useOfficeLocale();
  const told = office.rivals;
  const [why, setWhy] = useDraft(`undo ${number}`);
  return (
    <article class="office-response" data-choice={number}>
      <h3>{chosen.code}</h3>
      <FactList
        rows={[
          ...(chosen.caseId === undefined
            ? []
            : [
                [
                  office.cases.id,
                  <a key="case" href={addressOfCase(chosen.caseId)}>
                    <Written text={chosen.caseId} />
                  </a>,
                ] as const,
              ]),
          [told.over, over.map(({ code }) => code).join(', ')],
          [office.record.who, who ?? office.record.commandLine],
          [office.record.at, dateAndTime(new Date(at), language)],
          [office.actions.why, <Written key="why" text={reason ?? ''} />],
        ]}
      />
      <ActionForm
        name="undo"
        title={told.undo}
        what={told.undoWhat}
        submit={office.actions.submit}
        path="/rivals/undo"
        body={() => ({ choice: number, why })}
        shape={noAnswer}
        onSignedOut={onSignedOut}
        onDone={() => {
          setWhy('');
          onDone();
        }}
      >
        <WhyField id={`why-undo-${number}`} value={why} onValue={setWhy} />
      </ActionForm>
    </article>
  );
}
