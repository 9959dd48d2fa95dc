/** Loads a file of a questionnaire. */
export type Load = () => Promise<{ readonly default: unknown }>;

/** A step of a JSON Patch (RFC 6902), as far as versions of a questionnaire differ by it: `test`, `replace` or `remove`. */
interface PatchStep {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

type Members = Record<string, unknown>;

/**
 * The structure of an earlier version: that of the newest one, with what is different. So what they share stands, and is
 * loaded, once.
 * @param difference a JSON Patch that makes the earlier of the newest
 * @throws where it does not fit
 */
export async function earlier(newest: Load, difference: Load): ReturnType<Load> {
  const [structure, patch] = await Promise.all([newest(), difference()]);
  return { default: patched(structure.default, patch.default as readonly PatchStep[]) };
}

function patched(structure: unknown, patch: readonly PatchStep[]): unknown {
  const made = structuredClone(structure) as Members;
  for (const { op, path, value } of patch) {
    const names = path.split('/').slice(1);
    const last = names.pop() ?? '';
    const parent = names.reduce((at, name) => (at[name] ?? {}) as Members, made);
    if (!(last in parent)) throw new Error(`nothing stands at ${path}`);
    if (op === 'replace') parent[last] = value;
    else if (op === 'remove') remove(parent, last);
    else if (op !== 'test') throw new Error(`an unknown step: ${op}`);
    else if (parent[last] !== value) throw new Error(`something else stands at ${path}`);
  }
  return made;
}

function remove(parent: Members | unknown[], name: string): void {
  if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else Reflect.deleteProperty(parent, name);
}
