import { report } from '../lib/report.ts';
import { PageLayout } from '../ui/parts/pageLayout.tsx';
import { found, type GalleryState, startPlace, toSight } from './state.ts';

function Broken(): never {
  throw new TypeError('Cannot read properties of undefined');
}

/** What is shown where the app itself fails. */
export const failed: readonly GalleryState[] = [
  {
    name: 'page-failed',
    at: startPlace,
    draw: () => (
      <PageLayout>
        <Broken />
      </PageLayout>
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
