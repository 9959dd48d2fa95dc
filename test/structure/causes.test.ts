import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

// No cause is dropped without a word: what catches one uses it, or says why nothing needs to be known.
const root = resolve(import.meta.dirname, '../../src');

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const asNode = (value: unknown): Node | undefined => (isNode(value) ? value : undefined);
const listOf = (value: unknown): Node[] => [value].flat().filter(isNode);

interface Source {
  readonly text: string;
  /** Every node, with those that it is in, the nearest first. */
  readonly nodes: readonly (readonly [Node, readonly Node[]])[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

function sourceOf(text: string, name = 'source.ts'): Source {
  const { program, comments, errors } = parseSync(name, text);
  expect(errors).toEqual([]);
  if (!isNode(program)) throw new Error('the parser gives no tree');
  return { text, comments, nodes: [...nodesIn(program)] };
}

function* nodesIn(tree: Node, around: readonly Node[] = []): Generator<readonly [Node, readonly Node[]]> {
  yield [tree, around];
  for (const inner of Object.values(tree).flatMap(listOf)) yield* nodesIn(inner, [tree, ...around]);
}

/** The method that is called: `catch` in `work().catch(…)`. */
function methodOf(call: Node | undefined): unknown {
  const callee = call?.type === 'CallExpression' ? asNode(call['callee']) : undefined;
  return callee?.type === 'MemberExpression' ? asNode(callee['property'])?.['name'] : undefined;
}

const isFunction = (arm: Node | undefined): arm is Node => arm?.type.includes('Function') === true;

/** What is given a cause by this node: a `catch`, or the arm of `.catch(…)` or `.then(…, …)` that is written there. */
function handlerOf(found: Node): Node | undefined {
  if (found.type === 'CatchClause') return found;
  const [first, second] = found.type === 'CallExpression' ? listOf(found['arguments']) : [];
  const arm = methodOf(found) === 'catch' ? first : methodOf(found) === 'then' ? second : undefined;
  return isFunction(arm) ? arm : undefined;
}

/** Whether a handler has a name for the cause: the linter sees to it then that it is used. */
const takesCause = (handler: Node): boolean => listOf(handler['param'] ?? handler['params']).length > 0;

/** Whether a comment stands in what is from `start` to the end of its line, or right over it. */
function isExplained({ text, comments }: Source, { start, end }: Pick<Node, 'start' | 'end'>): boolean {
  const line = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  return comments.some(
    (comment) =>
      (comment.start >= start && comment.start < (lineEnd < 0 ? text.length : lineEnd)) ||
      (comment.end <= line && text.slice(comment.end, line).trim() === ''),
  );
}

const statement = /^(Variable|Function|Class|Export\w+)Declaration$|^(?!Block)\w+Statement$|^PropertyDefinition$/;

/** The statements that a node is in, up to the block around them: a comment over a loop without braces is over its body. */
function statementsAround(around: readonly Node[]): Node[] {
  const block = around.findIndex(({ type }) => type === 'BlockStatement');
  return around.slice(0, block < 0 ? undefined : block).filter(({ type }) => statement.test(type));
}

/** The lines where a cause is dropped without a word: in the handler, over it, or over the statement that it is in. */
const dropped = (source: Source): number[] =>
  source.nodes.flatMap(([found, around]) => {
    const handler = handlerOf(found);
    if (!handler || takesCause(handler)) return [];
    const wholes = found.type === 'CatchClause' ? [] : statementsAround(around);
    const isSaid = [handler, ...wholes.map(({ start }) => ({ start, end: start }))].some((one) =>
      isExplained(source, one),
    );
    return isSaid ? [] : [lineAt(source, handler)];
  });

const lineAt = ({ text }: Source, { start }: Node): number => text.slice(0, start).split('\n').length;

/** Statements that wait for nothing and go on with what a promise gives, and do nothing where it gives none. */
const floating = (source: Source): number[] =>
  source.nodes.flatMap(([found]) => {
    if (found.type !== 'ExpressionStatement') return [];
    const inner = asNode(found['expression']);
    const call = inner?.type === 'UnaryExpression' && inner['operator'] === 'void' ? asNode(inner['argument']) : inner;
    const isOpen = methodOf(call) === 'then' && listOf(call?.['arguments']).length < 2;
    return isOpen && !isExplained(source, found) ? [lineAt(source, found)] : [];
  });

/** Calls of `report` that say where by anything but fixed words: what is put together may have anything in it. */
const unfixed = (source: Source): number[] =>
  source.nodes.flatMap(([found]) => {
    if (found.type !== 'CallExpression' || asNode(found['callee'])?.['name'] !== 'report') return [];
    const [where] = listOf(found['arguments']);
    return where?.type === 'Literal' ? [] : [lineAt(source, found)];
  });

describe('what drops a cause', () => {
  it.each<[string, string, number[]]>([
    ['a bare catch', 'try { work(); } catch { next(); }', [1]],
    ['an empty arm', 'void work().catch(() => {});', [1]],
    ['an arm that stands for it', 'const a = await work().catch(() => undefined);', [1]],
    ['a second arm', 'work().then(\n  next,\n  () => {},\n);', [3]],
    ['a function of the old kind', 'work().catch(function () {});', [1]],
    ['one in markup', 'const a = <p onClick={() => void work().catch(() => {})} />;', [1]],
    ['a comment on something else', '// Other.\nother();\nvoid work().catch(() => {});', [3]],
    ['a comment in the function around it', 'function a() {\n  // Other.\n  other();\n  try { b(); } catch {}\n}', [4]],
    ['a comment over the function around it', '// Other.\nfunction a() {\n  b().catch(() => {});\n}', [3]],
    ['nothing: the reason stands in it', 'try { work(); } catch {\n  // Full.\n}', []],
    ['nothing: the reason stands over it', '// Full.\nvoid work().catch(() => {});', []],
    ['nothing: the reason stands over the arm', 'work().then(\n  next,\n  // Full.\n  () => {},\n);', []],
    ['nothing: the reason stands over a loop', '// Full.\nfor (const a of b)\n  void a.work().catch(() => {});', []],
    ['nothing: the reason stands beside it', 'work().catch(() => {}); // Full.', []],
    ['nothing: the cause is used', "work().catch((cause) => report('work', cause));", []],
    ['nothing: another takes it', 'work().then(next, failed); work().catch(failed);', []],
  ])('is found: %s', (_what, text, lines) => {
    expect(dropped(sourceOf(text, 'source.tsx'))).toEqual(lines);
  });
});

describe('a promise that nobody waits for', () => {
  it.each<[string, string, number[]]>([
    ['without a second arm', 'void work().then(next);', [1]],
    ['without a word at all', 'work().then(next);', [1]],
    ['with a second arm', 'void work().then(next, failed);', []],
    ['with a catch', 'void work().then(next).catch(failed);', []],
    ['that is waited for', 'await work().then(next);', []],
    ['with a reason', '// It never fails.\nvoid work().then(next);', []],
  ])('is found: %s', (_what, text, lines) => {
    expect(floating(sourceOf(text))).toEqual(lines);
  });
});

it('finds where a report is put together', () => {
  const text = "report('work', cause);\nreport(`work`, cause);\nreport(secret, cause);\nlog.report(where, cause);";
  expect(unfixed(sourceOf(text))).toEqual([2, 3]);
});

describe('the sources', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => ({
    file,
    source: sourceOf(readFileSync(join(root, file), 'utf8'), file),
  }));
  const where = (lines: (source: Source) => number[]): string[] =>
    sources.flatMap(({ file, source }) => lines(source).map((line) => `${file}:${line}`)).toSorted();

  it('are looked at', () => {
    expect(sources.length).toBeGreaterThan(300);
    const handlers = sources.flatMap(({ source }) => source.nodes.flatMap(([one]) => handlerOf(one) ?? []));
    expect(handlers.length).toBeGreaterThan(100);
  });

  it('drop no cause without a word', () => {
    expect(where(dropped)).toEqual([]);
  });

  it('have an end to every promise that nobody waits for', () => {
    expect(where(floating)).toEqual([]);
  });

  it('say in fixed words where something went wrong', () => {
    expect(where(unfixed)).toEqual([]);
  });
});
