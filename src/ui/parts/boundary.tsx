import { Component, type ComponentChildren } from 'preact';
import { report } from '../../lib/report.ts';
import type { Session } from '../../session/session.ts';
import { lazyPage } from '../lazy.tsx';
import type { Place } from '../router.ts';

const FailedPage = lazyPage(async () => (await import('../pages/failed.tsx')).FailedPage, ['notices']);

interface Props {
  /** Where in the app one is: at another place, the page is tried again by itself. */
  readonly at?: Place;
  /** What else stands around the page: the bar with the save status, of the open response where there is one. */
  readonly frame?: { readonly session?: Session | undefined };
  readonly children: ComponentChildren;
}

interface State {
  readonly failed?: readonly [at: Place | undefined] | undefined;
}

/** Keeps what a page throws while it is drawn, and stands in its place with a way on. What is around it stays. */
export class Boundary extends Component<Props, State> {
  override componentDidCatch(cause: unknown): void {
    report('page', cause);
    this.setState({ failed: [this.props.at] });
  }

  override render({ at, frame, children }: Props, { failed }: State) {
    return failed?.[0] === at && failed ? (
      <FailedPage frame={frame} again={() => this.setState({ failed: undefined })} />
    ) : (
      children
    );
  }
}
