import { outlineOf } from '../engine/outline.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import { expressionText } from '../instrument/expression/expressionText.ts';
import { allOf } from '../instrument/expression/openedUp.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import type { Question } from '../instrument/question.ts';
import type { Instrument } from '../instrument/schema.ts';

/** Characters that Mermaid or the HTML that it makes would read as their own. */
const escaped = (label: string): string =>
  label.replace(/[#&<>"`\\|[\]{}]/g, (sign) => `#${sign.codePointAt(0)};`).replace(/\s+/g, ' ');

const label = (...lines: readonly string[]): string => `"${lines.map(escaped).join('<br/>')}"`;

// Prefixed, since Mermaid has words of its own, such as "end".
const node = (question: string): string => `q_${question}`;
const subgraph = (module: string): string => `m_${module}`;

const asIf = (gate: Expression | undefined): string[] => (gate ? [`if ${expressionText(gate)}`] : []);

/** The question's own gate, behind that of its section. */
const gateOf = (section: { readonly gate?: Expression | undefined }, question: Question): Expression | undefined =>
  allOf([section.gate, question.gate].filter((gate) => gate !== undefined));

/**
 * The routing as a Mermaid flowchart: the questions in order, by module, with their gates in words (full arrows), and
 * from where each gate is decided (dashed ones). The same instrument gives the same text.
 */
export function graphOf(instrument: Instrument): string {
  const { entries, items } = outlineOf(instrument);
  const { modules, conditions } = instrument;
  const sizes = new Map(entries.map(({ question, items: own }) => [question.id, own.length]));
  const gated = modules.map(({ id, gate, sections }) => ({
    id,
    gate,
    questions: sections.flatMap((section) =>
      section.questions.map((question) => ({ id: question.id, gate: gateOf(section, question) })),
    ),
  }));
  const drawn = gated.flatMap(({ id: module, gate: around, questions }) => [
    `  subgraph ${subgraph(module)}[${label(module, ...asIf(around))}]`,
    ...questions.map(({ id, gate }) => {
      const size = sizes.get(id) ?? 1;
      const name = size > 1 ? `${id} (${size} items)` : id;
      return gate ? `    ${node(id)}{{${label(name, ...asIf(gate))}}}` : `    ${node(id)}[${label(name)}]`;
    }),
    '  end',
  ]);
  const order = entries.map(({ question }) => node(question.id)).join(' --> ');
  const decided = (gate: Expression | undefined, to: string): string[] => {
    const from = (gate ? itemsRead(gate, conditions) : []).flatMap((item) => items.get(item)?.question ?? []);
    return [...new Set(from)].map((source) => `  ${node(source)} -.-> ${to}`);
  };
  const dashed = gated.flatMap(({ id: module, gate: around, questions }) => [
    ...decided(around, subgraph(module)),
    ...questions.flatMap(({ id, gate }) => decided(gate, node(id))),
  ]);
  const named = Object.entries(conditions).map(([name, is]) => `${name}: ${expressionText(is)}`);
  return [
    'flowchart TD',
    ...(named.length > 0 ? [`  named[${label(...named)}]`] : []),
    ...drawn,
    ...(entries.length > 1 ? [`  ${order}`] : []),
    ...dashed,
    '',
  ].join('\n');
}
