import type { ComponentChildren } from 'preact';
import type { Session } from '../session.ts';

export function SearchPage({ children }: { readonly session: Session; readonly children?: ComponentChildren }) {
  return <main>{children}</main>;
}
