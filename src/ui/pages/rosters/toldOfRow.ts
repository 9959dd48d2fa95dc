/** What has just become of a row: said to who cannot see it. */
export interface ToldOfRow {
  readonly text: string;
  readonly undo?: () => void;
  /** Whether the focus has a place of its own to go on from, and does not go to what takes it back. */
  readonly goesOn?: true;
}

/** Focuses something of a row or a proposal, once the list is drawn as it now is. */
export function focusInRow(list: HTMLElement | null, row: string, selector: string): void {
  const of = CSS.escape(row);
  requestAnimationFrame(() =>
    list?.querySelector<HTMLElement>(`:is([data-row="${of}"], [data-proposed="${of}"]) ${selector}`)?.focus(),
  );
}
