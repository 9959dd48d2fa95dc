import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { xform } from '../formats/xform.ts';
import { workshop } from '../workshop.ts';
import type { EngineMaker } from './engine.ts';
import { requireOf } from './peerPackage.ts';

interface Node {
  readonly currentState: {
    readonly reference?: string;
    readonly relevant: boolean;
    readonly children?: unknown;
  };
  selectValue(value: unknown): void;
}

interface XformsEngine {
  loadForm(form: string, options: object): Promise<LoadedForm>;
}

interface LoadedForm {
  readonly createInstance?: () => { readonly root: Node };
  readonly error?: { readonly message: string };
}

interface Jsdom {
  readonly JSDOM: new (html: string) => { readonly window: Readonly<Record<string, unknown>> };
}

/** What the engine expects of a browser; not `window` itself, or it takes the process for one. */
const domNames = [
  ...['Attr', 'CDATASection', 'CharacterData', 'Comment', 'DOMParser', 'Document', 'DocumentFragment', 'DocumentType'],
  ...['Element', 'HTMLElement', 'NamedNodeMap', 'Node', 'NodeFilter', 'ProcessingInstruction', 'Text', 'XMLDocument'],
  ...['XMLSerializer', 'XPathEvaluator', 'XPathResult', 'document'],
];

/** The engine of ODK Web Forms, on jsdom's document. */
export async function odkEngine(): Promise<EngineMaker> {
  const require = requireOf('odk');
  const { window } = new (require('jsdom') as Jsdom).JSDOM('<!doctype html>');
  for (const name of domNames) if (!(name in globalThis)) Reflect.set(globalThis, name, window[name]);
  const folder = join(workshop, 'node_modules', '@getodk', 'xforms-engine', 'dist');
  // Its bundle was made for CommonJS, and looks for what that has.
  Object.assign(globalThis, { __dirname: folder, require });
  const { loadForm } = (await import(pathToFileURL(join(folder, 'index.js')).href)) as XformsEngine;
  return {
    name: 'xforms-engine 0.22.0',
    what: 'selectValue, in jsdom',
    atMost: 10_000,
    build: async (instrument) => {
      const fetchFormAttachment = () => Promise.reject(new Error('the form has no attachments'));
      const form = await loadForm(xform(instrument), { fetchFormAttachment });
      if (!form.createInstance) throw new Error(form.error?.message ?? 'the form does not load');
      const nodes = new Map<string, Node>();
      const take = (node: Node): void => {
        const { reference, children } = node.currentState;
        if (reference !== undefined) nodes.set(reference.split('/').at(-1) ?? '', node);
        if (Array.isArray(children)) for (const child of children as Node[]) take(child);
      };
      take(form.createInstance().root);
      return {
        set: (item, value) => nodes.get(item)?.selectValue(value),
        shown: (item) => nodes.get(item)?.currentState.relevant ?? false,
      };
    },
  };
}
