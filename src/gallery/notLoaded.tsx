import { NotLoaded } from '../ui/later.tsx';
import { Frame } from '../ui/parts/frame.tsx';
import { type GalleryState, start } from './state.ts';

/** A page whose code is not to be had. */
export const notLoaded: GalleryState = {
  name: 'not-loaded',
  at: start,
  draw: () => (
    <Frame>
      <main>
        <NotLoaded again={() => {}} />
      </main>
    </Frame>
  ),
};
