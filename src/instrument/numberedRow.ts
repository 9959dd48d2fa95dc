import type { Texts } from './texts.ts';

/** What a row is called where it has no answer to be called by: "Project 2". @param order its place, from 0 */
export const numberedRow = ({ rosters }: Pick<Texts, 'rosters'>, roster: string, order: number): string =>
  `${rosters?.[roster]?.row ?? roster} ${order + 1}`;
