import { Frame } from '../ui/parts/frame.tsx';
import { PageNotLoaded } from '../ui/parts/notLoaded.tsx';
import { type GalleryState, start } from './state.ts';

/** A page whose code is not to be had. */
export const notLoaded: GalleryState = {
  name: 'not-loaded',
  at: start,
  draw: () => (
    <Frame>
      <PageNotLoaded again={() => {}} />
    </Frame>
  ),
};
