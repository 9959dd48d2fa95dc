import { expect, it } from 'vitest';
import { ErrorLog } from '../../src/lib/errorLog.ts';
import { errorLine, errorText } from '../../src/lib/errorText.ts';

const closing = new DOMException('The database connection is closing.', 'InvalidStateError');

it('tells an error and its causes in one line', () => {
  const log = new ErrorLog();
  const at = new Date();
  log.keep({ where: 'write', cause: new Error('write fault: closed', { cause: closing }), at });
  log.keep({ where: 'page', cause: 'thrown', at });
  expect(log.entries.map(errorLine)).toEqual([
    'write: Error (write fault: closed) < InvalidStateError (The database connection is closing.)',
    'page: string',
  ]);
});

it('tells the latest first, how often, and what the app is', () => {
  const text = errorText(
    [
      { where: 'page', since: '2026-11-25T10:00:00Z', at: '2026-11-25T10:00:00Z', times: 1, causes: [] },
      {
        where: 'write',
        since: '2026-11-25T10:00:00Z',
        at: '2026-11-25T11:00:00Z',
        times: 3,
        causes: [{ name: 'TypeError', message: '…', stack: ['keep first.js:1:20'] }],
      },
    ],
    ['Veldwerk 1.0.0'],
  );
  expect(text).toBe(
    'Veldwerk 1.0.0\n\n2026-11-25T11:00:00Z (3 times since 2026-11-25T10:00:00Z)\nwrite: TypeError (…)\n  keep first.js:1:20\n\n2026-11-25T10:00:00Z\npage: \n',
  );
});
