import { toldError } from '../../lib/toldError.ts';

/** Tells the page that something went wrong in its worker: the page keeps that where it can be shown. */
export const tell = (cause: unknown): void => self.postMessage(toldError(cause));
