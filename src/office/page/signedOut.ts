import { createContext } from 'preact';

/** What the page does once an answer says that nobody is signed in any more, for what stands deep in a view. */
export const SignedOut = createContext<() => void>(() => undefined);
