import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

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
  return (path, at) => {
    if (!root) return undefined;
    const steps = [...path];
    let node = findNodeAtLocation(root, steps);
    for (; !node && steps.length > 0; node = findNodeAtLocation(root, steps)) steps.pop();
    return node && lineAndColumn(json, at === undefined ? node.offset : offsetInText(json, node, at));
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

function lineAndColumn(json: string, offset: number): Position {
  const before = json.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What is said of a place, with where in the file it is, as far as that is known. */
export const withPosition = (position: Position | undefined, said: string): string =>
  position ? `line ${position.line}, column ${position.column}: ${said}` : said;
