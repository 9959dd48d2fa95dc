import { useEffect } from 'preact/hooks';
import type { RosterRow } from '../../../engine/rosters/row.ts';
import { addressIn } from '../../../instrument/address.ts';
import { numberedRow } from '../../../instrument/numberedRow.ts';
import { rosterNamed } from '../../../instrument/rosterPath.ts';
import type { Module, Section } from '../../../instrument/schema.ts';
import { moduleInTitle, whomInTitle } from '../../../session/forWhom.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { Main } from '../../parts/main.tsx';
import { ModuleNav } from '../../parts/moduleNav.tsx';
import { sessionInRow } from '../../parts/quotes/sessionInRow.ts';
import { addressOf, go, type Place } from '../../router.ts';
import { useServices } from '../../services.ts';
import { SectionOf } from '../module.tsx';
import { useAdding } from './adding.ts';
import { RosterList } from './rosterList.tsx';
import { rowName } from './rowName.ts';

/** What a module asks of one row, with the lists of the rows that stand in it, and the way back to the list and on. */
export function RowPage({
  session,
  module,
  row,
}: {
  readonly session: Session;
  readonly module: Module;
  readonly row: RosterRow;
}) {
  const words = useWords();
  const services = useServices();
  const { place, order } = row;
  const { id } = module;
  const name = rowName(session, row);
  const title = numberedRow(session.texts, place.name, order);
  const texts = session.texts.rosters?.[place.name];
  useEffect(() => session.turnTo(id), [session, id]);
  const at = words.roster.place({ place: order + 1, of: place.there.length });
  // A browser keeps titles where nothing is encrypted.
  const titled = [
    ...[services.lock ? at : name, moduleInTitle(services, session.texts, id)],
    ...[whomInTitle(services, session.row.value), words.app.name],
  ];
  const inTitle = titled.filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = inTitle;
  }, [inTitle]);
  const to = (target?: string): Place => ({
    page: 'module',
    response: session.id,
    module: id,
    ...(target === undefined ? {} : { target }),
  });
  // The rows of an inner roster are listed on the page of the row that they stand in.
  const list = to(place.address);
  const next = place.there[order + 1];
  const { isHome, isWritable, isFull, add } = useAdding(session, module, place);
  return (
    <div class="with-rail">
      <ModuleNav session={session} current={id} />
      <Main data-module={id} data-row-page={row.address}>
        <a class="alone" href={addressOf(list)}>
          {words.roster.back({ roster: place.within ? rowName(session, place.within) : (texts?.title ?? place.name) })}
        </a>
        <h1 tabIndex={-1}>
          <span class="overline">
            {session.texts.modules[id]?.label} · {name === title ? (texts?.title ?? place.name) : title}
          </span>{' '}
          <span translate={name === title}>{name}</span>
        </h1>
        <p class="hint">{at}</p>
        {partsOf(session, module, row).map((part) =>
          'section' in part ? (
            <SectionOf
              key={part.section.id}
              session={sessionInRow(session, row.address)}
              section={part.section}
              row={row.address}
            />
          ) : (
            <RosterList key={part.inner} session={session} module={module} address={part.inner} />
          ),
        )}
        <nav class="onward" aria-label={words.module.onward}>
          {next && (
            <button
              type="button"
              class="button button--plain"
              data-action="next-row"
              onClick={() => go(to(next.address))}
            >
              {words.roster.next({ row: rowName(session, next) })}
            </button>
          )}
          {!next && isHome && (
            <button
              type="button"
              class="button button--plain"
              data-action="add-row"
              disabled={!isWritable || isFull}
              onClick={add}
            >
              {texts?.add ?? place.name}
            </button>
          )}
          <button type="button" class="button" data-action="to-rows" onClick={() => go(list)}>
            {words.roster.back({
              roster: place.within ? rowName(session, place.within) : (texts?.title ?? place.name),
            })}
          </button>
        </nav>
      </Main>
    </div>
  );
}

type Part = { readonly section: Section } | { readonly inner: string };

/** The sections of a module that are asked of a row, and the rosters that stand in it, in their order. */
function partsOf({ instrument }: Session, module: Module, { address, place }: RosterRow): Part[] {
  const inner = new Set<string>();
  return module.sections.flatMap((section): Part[] => {
    const roster = section.for ?? module.for;
    if (roster === place.name) return [{ section }];
    if (roster === undefined || inner.has(roster) || rosterNamed(instrument.rosters, roster)?.in !== place.name)
      return [];
    inner.add(roster);
    return [{ inner: addressIn(address, roster) }];
  });
}
