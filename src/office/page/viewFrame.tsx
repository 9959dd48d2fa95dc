import type { ComponentChildren } from 'preact';
import { type OfficeFault, passes } from './officeApi.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { usePageTitle } from './pageTitle.ts';

/** What every view has around what it shows: its title, what went wrong, and that it is being asked for. */
export function ViewFrame({
  title,
  windowTitle = typeof title === 'string' ? title : '',
  fault,
  waits,
  again,
  children,
}: {
  readonly title: ComponentChildren;
  /** What names the window and the file that is printed, where the title is no text or not enough. */
  readonly windowTitle?: string;
  readonly fault: OfficeFault | undefined;
  /** Whether nothing was read yet. */
  readonly waits: boolean;
  /** Reads it again; undefined: the view is not read. */
  readonly again?: () => void;
  readonly children?: ComponentChildren;
}) {
  const { office } = useOfficeLocale();
  usePageTitle(windowTitle);
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {fault && (
        <p role="alert" data-view-fault={fault}>
          {office.faults[fault]} {again && !waits && office.fromBefore} {again && passes(fault) && office.triesAgain}
        </p>
      )}
      {fault && again && passes(fault) && (
        <p>
          <button type="button" class="button button--plain" data-action="again" onClick={again}>
            {office.again}
          </button>
        </p>
      )}
      {waits && !fault && <p aria-busy="true">{office.loading}</p>}
      {children}
    </>
  );
}
