import type { ComponentChildren } from 'preact';
import type { OfficeFault } from './officeApi.ts';
import { useOfficeLocale } from './officeLocale.ts';

/** What every view has around what it shows: its title, what went wrong, and that it is being asked for. */
export function ViewFrame({
  title,
  fault,
  waits,
  children,
}: {
  readonly title: ComponentChildren;
  readonly fault: OfficeFault | undefined;
  /** Whether nothing was read yet. */
  readonly waits: boolean;
  readonly children: ComponentChildren;
}) {
  const { office } = useOfficeLocale();
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {fault && (
        <p role="alert" data-view-fault={fault}>
          {office.faults[fault]}
        </p>
      )}
      {waits && !fault && <p aria-busy="true">{office.loading}</p>}
      {children}
    </>
  );
}
