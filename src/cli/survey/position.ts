import { findNodeAtLocation, type Node, type ParseError, parseTree, visit } from 'jsonc-parser';

/** Where in a file something stands, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where in a JSON file a value stands, or a character of a text; the nearest around it that is there. */
export type FindPosition = (path: readonly (string | number)[], at?: number) => Position | undefined;

/** What finds places in the content of a JSON file. */
export function positionsIn(json: string): FindPosition {
  const root = parseTree(json);
  const placeOf = placesIn(json);
  return (path, at) => {
    if (!root) return undefined;
    const steps = [...path];
    let node = findNodeAtLocation(root, steps);
    for (; !node && steps.length > 0; node = findNodeAtLocation(root, steps)) steps.pop();
    return node && placeOf(at === undefined ? node.offset : offsetInText(json, node, at));
  };
}

/** Where the character of a text stands, of which an escape may be written with several. */
function offsetInText(json: string, node: Node, at: number): number {
  const text = node.type === 'string' ? node : node.type === 'object' ? findNodeAtLocation(node, ['is']) : undefined;
  if (!text) return node.offset;
  const end = text.offset + text.length - 1;
  let offset = text.offset + 1;
  for (let passed = 0; passed < at && offset < end; passed += 1)
    offset += json[offset] !== '\\' ? 1 : json[offset + 1] === 'u' ? 6 : 2;
  return offset;
}

/** What tells line and column of an offset in a text. A file may have thousands of faults: its lines are counted once. */
function placesIn(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [line, behind] = [0, starts.length];
    while (behind - line > 1) {
      const middle = (line + behind) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else behind = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Where a text stops being JSON. Comments, and commas with nothing behind them, are none. */
export function brokenAt(text: string): Position | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  return first && placesIn(text)(first.offset);
}

/** Where an object has this name; where one may have it once, for the second time. */
export function nameAt(json: string, name: string, isOnceAllowed: boolean): Position | undefined {
  const open: boolean[] = [];
  let found: number | undefined;
  visit(json, {
    onObjectBegin: () => void open.push(false),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(property, offset) {
      if (property !== name) return;
      if (!isOnceAllowed || open.at(-1)) found ??= offset;
      open[open.length - 1] = true;
    },
  });
  return found === undefined ? undefined : placesIn(json)(found);
}

/** What is said of a place, with where in the file it is, as far as that is known. */
export const withPosition = (position: Position | undefined, said: string): string =>
  position ? `line ${position.line}, column ${position.column}: ${said}` : said;
