import { PageNotLoaded } from '../ui/parts/notLoaded.tsx';
import { PageLayout } from '../ui/parts/pageLayout.tsx';
import { type GalleryState, startPlace } from './state.ts';

/** A page whose code is not to be had. */
export const notLoadedState: GalleryState = {
  name: 'not-loaded',
  at: startPlace,
  draw: () => (
    <PageLayout>
      <PageNotLoaded again={() => {}} />
    </PageLayout>
  ),
};
