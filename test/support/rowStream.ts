import type { Screen } from './screen.ts';

/** What the page notes while rows come, go and are named: each state of the list, and which of them the app has called saved. */
export interface RowsSaid {
  /** The list after each change, as `id=name` for each row in order. */
  readonly states: readonly string[];
  /** The place in `states` of the last one that was called saved. */
  readonly saved: number;
  /** How often a row was added. */
  readonly added: number;
}

/**
 * Runs in the page: adds, names, moves, removes and brings back rows without end, in an order that a seed gives, and notes
 * what the app has said of each state since.
 */
const stream = (roster = '', field = '', seed = '') => {
  const bar = document.querySelector<HTMLElement>('[data-saved]');
  const one = <Kind extends Element>(selector: string) => document.querySelector<Kind>(selector);
  const said = { states: [] as string[], saved: 0, added: 0, isHalted: false };
  Object.assign(globalThis, { said });
  const rows = new Map<string, string>();
  let order = [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => {
    const id = row.dataset['row'] ?? '';
    const name = row.querySelector('.roster__name')?.textContent ?? '';
    rows.set(id, /^Project \d+$/.test(name) ? '' : name);
    return id;
  });
  const note = () => said.states.push(order.map((id) => `${id}=${rows.get(id)}`).join(' '));
  note();
  new MutationObserver(() => {
    if (bar?.dataset['saved'] === 'saved') said.saved = said.states.length - 1;
  }).observe(bar as Element, { attributes: true, attributeFilter: ['data-saved'] });
  let state = Number(seed);
  const upTo = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % (most + 1);
  };
  /** The next turn, in which nothing is done any more once it is to halt. */
  const frame = () => new Promise<void>((resolve) => setTimeout(() => said.isHalted || resolve()));
  const there = async (selector: string) => {
    for (;;) {
      const found = one<HTMLElement>(selector);
      if (found) return found;
      await frame();
    }
  };
  const add = async () => {
    one<HTMLElement>(`[data-add="${roster}"]`)?.click();
    // Where it leads to is known at once, before it is drawn.
    const id = decodeURIComponent(location.hash.split('/').at(-1) ?? '');
    order = [...order, id];
    rows.set(id, '');
    said.added += 1;
    note();
    if (upTo(3) > 0) {
      const input = (await there(`[name="${id}.${field}"]:enabled`)) as HTMLInputElement;
      const name = `n${said.states.length}`;
      input.focus();
      input.value = name;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.blur();
      rows.set(id, name);
      note();
    }
    (await there('[data-action="to-rows"]')).click();
    await there(`[data-add="${roster}"]`);
  };
  const change = async () => {
    const id = order[upTo(order.length - 1)] ?? '';
    const before = order;
    const row = `[data-row="${id}"]`;
    if (order.length > 1 && upTo(1) === 0) {
      const at = order.indexOf(id);
      const to = at === 0 ? 1 : at - 1;
      order = order.filter((other) => other !== id).toSpliced(to, 0, id);
      one<HTMLElement>(`${row} [data-move="${to - at}"]`)?.click();
      note();
      return;
    }
    order = order.filter((other) => other !== id);
    one<HTMLElement>(`${row} [data-remove]`)?.click();
    note();
    if (upTo(2) > 0) return;
    (await there('[data-undo]')).click();
    order = before;
    note();
  };
  const go = async () => {
    for (;;) {
      await there(`[data-add="${roster}"]`);
      const isFull = order.length > 3;
      await (order.length < 2 || (!isFull && upTo(1) === 0) ? add() : change());
      // Now the next change comes at once, now it waits until this one is saved.
      if (upTo(1) === 0) while (bar?.dataset['saved'] !== 'saved') await frame();
      await frame();
    }
  };
  void go();
};

/** Has rows of a roster, whose list is in sight, come and go. @param field the item that names a row */
export const streamRows = (screen: Screen, roster: string, field: string, seed: number): Promise<void> =>
  screen.ask(stream, roster, field, `${seed}`);

/** Ends it, with whatever is being written then, and gives what was said up to now. */
export const haltRows = (screen: Screen): Promise<RowsSaid> =>
  screen.ask(() => Object.assign((globalThis as unknown as { said: RowsSaid }).said, { isHalted: true }));

/** The list in sight, as the stream notes it. */
export const listedRows = (screen: Screen): Promise<string> =>
  screen.ask(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row]')]
      .map((row) => {
        const name = row.querySelector('.roster__name')?.textContent ?? '';
        return `${row.dataset['row']}=${/^Project \d+$/.test(name) ? '' : name}`;
      })
      .join(' '),
  );
