import { expect, it, onTestFinished } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { editLockName } from '../../src/storage/editLock.ts';
import { Opened } from './open.tsx';
import { field, seen } from './sight.ts';

it('shows a field that can only be read as such', async () => {
  const looks = (element: Element) => {
    const { borderTopStyle, backgroundColor } = getComputedStyle(element);
    return { borderTopStyle, backgroundColor };
  };
  const opened = await Opened.at('ID', { contactName: 'An Peeters' });
  const writable = looks(await field('contactName'));
  let release = () => {};
  onTestFinished(() => release());
  // Another window has it, and keeps it.
  await new Promise<void>((held) => {
    void navigator.locks.request(editLockName(response), { steal: true }, () => {
      held();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  await opened.reload();
  const readable = looks(await seen('[name="contactName"]:disabled'));
  expect(readable.backgroundColor).not.toBe(writable.backgroundColor);
  expect(readable.borderTopStyle).not.toBe(writable.borderTopStyle);
});
