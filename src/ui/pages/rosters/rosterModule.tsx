import { useEffect, useRef } from 'preact/hooks';
import { itemAt } from '../../../engine/outline.ts';
import { isGone, rowAt } from '../../../engine/rosters/rostersOf.ts';
import { rostersAround } from '../../../instrument/rosterParts.ts';
import type { Module } from '../../../instrument/schema.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { bringIntoView } from '../../scrollRestoration.ts';
import { ModulePage, SectionOf } from '../module.tsx';
import { RosterList } from './rosterList.tsx';
import { RowPage } from './rowPage.tsx';

/** A module that has rosters: its questions, and the lists of rows; or one row, where the address leads to it. */
export function RosterModule({
  session,
  module: id,
  target,
}: {
  readonly session: Session;
  readonly module: string;
  readonly target: string | undefined;
}) {
  const module = session.instrument.modules.find((one) => one.id === id);
  useQuestionInView(session, target);
  const row = target === undefined ? undefined : rowAt(session.evaluation(), target);
  if (module && row) return <RowPage key={row.address} session={session} module={module} row={row} />;
  return (
    <ModulePage
      session={session}
      module={id}
      sections={
        module && (
          <>
            {target !== undefined && isGone(session.evaluation(), target) && <Gone />}
            <Sections session={session} module={module} />
          </>
        )
      }
    />
  );
}

/** Brings the question of an item into sight whose own field is still to be loaded: the page has come without it. */
function useQuestionInView({ instrument }: Session, target: string | undefined): void {
  // After the page has arrived at its address.
  useEffect(() => {
    const question = target === undefined ? undefined : itemAt(instrument, target)?.question;
    // What is there already was led to, and whoever comes back is where they were.
    if (question && scrollY === 0 && !document.querySelector(`[data-item="${CSS.escape(target ?? '')}"]`))
      bringIntoView(question);
  }, [instrument, target]);
}

/** Said where the address leads to a row that is not there, which may have gone while it was in sight. */
function Gone() {
  const { roster } = useWords();
  const said = useRef<HTMLParagraphElement>(null);
  // After the page was scrolled to where it was left before.
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} class="hint" data-gone>
      {roster.gone}
    </p>
  );
}

/** What a module asks once, and the rows of what it asks row by row, each list once. */
function Sections({ session, module }: { readonly session: Session; readonly module: Module }) {
  const listed = new Set<string>();
  return module.sections.map((section) => {
    const roster = section.for ?? module.for;
    if (roster === undefined) return <SectionOf key={section.id} session={session} section={section} />;
    // The rows of an inner roster stand in the outer one's.
    const [outer = roster] = rostersAround(session.instrument, roster);
    if (listed.has(outer)) return null;
    listed.add(outer);
    return <RosterList key={section.id} session={session} module={module} address={outer} />;
  });
}
