import type { View } from './view.ts';

/** What came in, in numbers. */
export const glanceViews: readonly View[] = [{ path: '/glance', right: 'counts', read: ({ glance }) => glance() }];
