import { report } from '../lib/report.ts';
import { Frame } from '../ui/parts/frame.tsx';
import { found, type GalleryState, start, toSight } from './state.ts';

function Broken(): never {
  throw new TypeError('Cannot read properties of undefined');
}

/** What is shown where the app itself fails. */
export const failed: readonly GalleryState[] = [
  {
    name: 'page-failed',
    at: start,
    draw: () => (
      <Frame>
        <Broken />
      </Frame>
    ),
  },
  {
    name: 'storage-errors',
    at: { page: 'storage' },
    prepare: (stage) => {
      stage.config.value = { ...stage.config.value, helpDesk: { email: 'helpdesk@office.example' } };
      const inner = new DOMException('The database connection is closing.', 'InvalidStateError');
      const cause = new Error('write fault: closed', { cause: inner });
      report('write', cause);
    },
    act: async () => {
      (await found('[data-errors] details')).setAttribute('open', '');
      await toSight('[data-errors]:not([data-errors="0"])');
    },
  },
];
