/**
 * How the id of a simulated case begins, on every list, letter and export. Its enterprise's number begins with two zeros: no
 * enterprise has one below 0200.
 */
export const simulatedCasePrefix = 'SIM-';

/** How the number of a simulated enterprise begins. */
export const simulatedEnterprisePrefix = '00';

/** Whether a case is a simulated one. */
export const isSimulatedCase = (of: { readonly id: string; readonly enterpriseNumber?: string | undefined }): boolean =>
  of.id.startsWith(simulatedCasePrefix) && of.enterpriseNumber?.startsWith(simulatedEnterprisePrefix) === true;
