import { layoutOf } from '../instrument/layout.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { IdKind } from './fault.ts';

/** The way to something in the file of a questionnaire. */
export type Path = readonly (string | number)[];

/** Where the parts of a questionnaire stand in its structure, by kind and id: each of them, where an id is there twice. */
export function idPathsIn({ modules, checks, outcome }: Instrument): (kind: IdKind, id: string) => readonly Path[] {
  const paths = new Map<string, Path[]>();
  const add = (kind: IdKind, id: string, path: Path) => {
    const key = `${kind} ${id}`;
    paths.set(key, [...(paths.get(key) ?? []), path]);
  };
  for (const [at, module] of modules.entries()) {
    add('module', module.id, ['modules', at, 'id']);
    for (const [within, section] of module.sections.entries()) {
      const of: Path = ['modules', at, 'sections', within];
      add('section', section.id, [...of, 'id']);
      for (const [asked, question] of section.questions.entries()) {
        const path: Path = [...of, 'questions', asked];
        add('question', question.id, [...path, 'id']);
        for (const { id } of layoutOf(question).items) add('item', id, path);
      }
    }
  }
  for (const [at, { id }] of checks.entries()) add('check', id, ['checks', at, 'id']);
  for (const [at, { id }] of outcome?.criteria.entries() ?? []) add('criterion', id, ['outcome', 'criteria', at, 'id']);
  return (kind, id) => paths.get(`${kind} ${id}`) ?? [];
}
