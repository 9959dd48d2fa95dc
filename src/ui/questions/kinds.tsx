import { Answer } from './answer.tsx';
import { Aside } from './aside.tsx';
import { Folded } from './folded.tsx';
import { Marked } from './marked.tsx';
import { Definition, Termed } from './termed.tsx';

/** What the first question, the contact, does without: the other kinds of questions, and what stands around an answer. */
export const kinds = { Answer, Aside, Definition, Folded, Marked, Termed };
