export { Answer } from './answer.tsx';
export { Aside } from './aside.tsx';
export { Folded } from './folded.tsx';
export { Marked } from './marked.tsx';
export { Definition, Termed } from './termed.tsx';
