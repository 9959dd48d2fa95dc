import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.ts';

/** What a guide says to do: change a file, or run commands. */
export type Step =
  | {
      readonly kind: 'edit';
      readonly verb: 'Write' | 'Add to' | 'Replace';
      readonly place: string;
      readonly file: string;
      readonly json: unknown;
    }
  | {
      readonly kind: 'run';
      readonly commands: string;
      readonly output?: string;
      /** What it prints after the guides above, where that is something else. */
      readonly outputInSequence?: string;
    };

export interface Guide {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The guides of a page: its headings of the third level that have commands. */
export function guidesIn(markdown: string): Guide[] {
  const [, ...parts] = markdown.split(/^### /m);
  return parts
    .map((part) => part.split(/^## /m)[0] ?? '')
    .map((part) => ({ title: part.split('\n')[0] ?? '', steps: stepsIn(part) }))
    .filter(({ steps }) => steps.some(({ kind }) => kind === 'run'));
}

const edits = /(Write|Add to|Replace) `([^`]+)`(?:\s+in\s+`([^`]+)`)?[^`]*:$/;

function stepsIn(part: string): Step[] {
  const steps: Step[] = [];
  let behind = 0;
  for (const found of part.matchAll(/^( *)```(\w+)\n([\s\S]*?)\n\1```$/gm)) {
    const [whole, indent = '', language = '', inner = ''] = found;
    const text = inner.replaceAll(`\n${indent}`, '\n').slice(indent.length);
    const before =
      part
        .slice(behind, found.index)
        .trim()
        .split(/\n\s*\n/)
        .at(-1) ?? '';
    behind = found.index + whole.length;
    steps.push(...stepOf(language, text, before, steps));
  }
  return steps;
}

/** A block as what is to be done. @throws of one that a reader could not follow either */
function stepOf(language: string, text: string, before: string, steps: Step[]): Step[] {
  const last = steps.at(-1);
  switch (language) {
    case 'sh':
      return [{ kind: 'run', commands: text }];
    case 'text':
      if (last?.kind !== 'run' || (before !== '' && !before.startsWith('After the guides above')))
        throw new Error(`an output without commands before it: ${text}`);
      steps.pop();
      return [{ ...last, [before === '' ? 'output' : 'outputInSequence']: `${text}\n` }];
    case 'json': {
      const [, verb, place = '', file] = edits.exec(before.replaceAll(/\s+/g, ' ')) ?? [];
      if (verb === 'Write') return [{ kind: 'edit', verb, place: '', file: place, json: JSON.parse(text) }];
      if ((verb !== 'Add to' && verb !== 'Replace') || file === undefined)
        throw new Error(`no sentence says where this goes: ${before}`);
      return [{ kind: 'edit', verb, place, file, json: JSON.parse(text) }];
    }
    default:
      throw new Error(`a guide has json, sh and text, not ${language}`);
  }
}

/** Does what a step says in a folder; what commands print on both outputs, and whether they failed. */
export function follow(step: Step, folder: string): { readonly printed: string; readonly failed: boolean } | undefined {
  if (step.kind === 'run') return run(step.commands, folder);
  const path = join(folder, step.file);
  mkdirSync(dirname(path), { recursive: true });
  const content = step.verb === 'Write' ? step.json : edited(JSON.parse(readFileSync(path, 'utf8')), step.place, step);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return undefined;
}

function edited(data: unknown, place: string, { verb, json }: Extract<Step, { kind: 'edit' }>): unknown {
  const names = place.match(/[^.[\]]+/g) ?? [];
  const last = names.pop() ?? '';
  const parent = names.reduce<object>((at, name) => Reflect.get(at, name) as object, data as object);
  const there: unknown = Reflect.get(parent, last);
  if (verb === 'Replace') Reflect.set(parent, last, json);
  else if (Array.isArray(there)) there.push(json);
  else if (typeof there === 'object' && there !== null && typeof json === 'object' && json !== null) {
    for (const name of Object.keys(json))
      if (name in there) throw new Error(`${place} has ${name} already: that would not be adding`);
    Object.assign(there, json);
  } else throw new Error(`nothing stands at ${place}`);
  return data;
}

/** Runs commands as a shell does, with an `npm` that starts the project's own commands. */
function run(commands: string, folder: string): { readonly printed: string; readonly failed: boolean } {
  const bin = join(folder, '.bin');
  mkdirSync(bin, { recursive: true });
  const npm = join(bin, 'npm');
  // As `npm run -s NAME -- …` does, but for the folder: npm runs in that of the project.
  writeFileSync(npm, `#!/bin/sh\nname=$3; shift 4\nexec '${process.execPath}' '${root}/src/cli/'"$name".ts "$@"\n`);
  chmodSync(npm, 0o755);
  const script = `exec 2>&1; ${commands.trim().split('\n').join('\n')}`;
  try {
    const environment = { PATH: `${bin}:${process.env['PATH']}`, HOME: folder, NODE_NO_WARNINGS: '1' };
    return {
      printed: execFileSync('sh', ['-eu', '-c', script], { cwd: folder, env: environment, encoding: 'utf8' }),
      failed: false,
    };
  } catch (cause) {
    if (cause instanceof Error && 'stdout' in cause) return { printed: String(cause.stdout), failed: true };
    throw cause;
  }
}
