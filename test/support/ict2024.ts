import { openInstrument } from '../../src/surveys/open.ts';

const opened = await openInstrument('be.statbel.ict-2024');
if (!opened.ok) throw new Error(`the instrument does not open: ${JSON.stringify(opened.fault)}`);

/** The first instrument, as released. */
export const ict2024 = opened.value;
