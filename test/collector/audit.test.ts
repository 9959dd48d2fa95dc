import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/protocol/audit.ts';
import { expectRefusal, newCollector, put } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';
import { exported, rowsOf, storeAfter } from './exports.ts';

const head =
  'response,case,event,node,start,end,latitude,longitude,accuracy,old-value,new-value,user,change-reason,simulated,row,code\r\n';

const trail: AuditEvent[] = [
  { event: 'form start', start: 1709283600000 },
  { event: 'question', node: 'A1', start: 1709283601000, end: 1709283602500, oldValue: '8,0', newValue: '' },
  { event: 'jump', node: 'review', start: 1709283603000, end: 1709283603000 },
  { event: 'form finalize', start: 1709283604000 },
];

describe('the audit format', () => {
  it('has ODK’s columns, a line an event, and none of a response without a trail', async () => {
    const store = await storeAfter({}, { more: { case: { id: 'x' }, audit: trail } }, { more: { audit: [] } });
    const { lines } = await exported(store, 'audit');
    const id = idOf(2);
    const code = rowsOf((await exported(store, 'csv')).lines)[1]?.['code'];
    expect(lines.join('')).toBe(
      [
        head,
        `${id},x,form start,,1709283600000,,,,,,,,,false,,${code}\r\n`,
        `${id},x,question,A1,1709283601000,1709283602500,,,,"8,0",,,,false,,${code}\r\n`,
        `${id},x,jump,review,1709283603000,1709283603000,,,,,,,,false,,${code}\r\n`,
        `${id},x,form finalize,,1709283604000,,,,,,,,,false,,${code}\r\n`,
      ].join(''),
    );
  });

  it('leaves out what is superseded, unless all is asked for', async () => {
    const store = await storeAfter({ more: { audit: trail } }, { more: { supersedes: idOf(1) } });
    expect((await exported(store, 'audit')).lines).toEqual([head]);
    expect((await exported(store, 'audit', true)).lines.join('').split('\r\n')).toHaveLength(6);
  });

  it('is of events that are known', async () => {
    const { app } = newCollector();
    const document = { ...documentOf(idOf(1)), audit: [...trail, { event: 'location tracking enabled', start: 1 }] };
    const problem = await expectRefusal(await put(app, document), 422, 'invalid-document');
    expect(problem.errors).toEqual([expect.objectContaining({ place: 'audit[4].event' })]);
  });
});
