import { loadReports, report } from '../lib/report.ts';

/** Has what nobody catches reported. */
export function reportUncaught(): void {
  loadReports(() => import('../session/errors.ts'));
  // Without an error it is no fault of the app's: the browser says that it measured something twice.
  addEventListener('error', ({ error }) => error && report('page', error));
  addEventListener('unhandledrejection', ({ reason }) => report('page', reason));
}
