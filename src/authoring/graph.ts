import { outlineOf } from '../engine/outline.ts';
import { itemsRead } from '../instrument/condition.ts';
import type { Instrument } from '../instrument/schema.ts';
import { conditionText } from './conditionText.ts';

/** Characters that Mermaid or the HTML that it makes would read as their own. */
const escaped = (label: string): string =>
  label.replace(/[#&<>"`\\|[\]{}]/g, (sign) => `#${sign.codePointAt(0)};`).replace(/\s+/g, ' ');

const label = (...lines: readonly string[]): string => `"${lines.map(escaped).join('<br/>')}"`;

// Prefixed, since Mermaid has words of its own, such as "end".
const node = (question: string): string => `q_${question}`;

/**
 * The routing as a Mermaid flowchart: the questions in order, by module, with their gates in words (full arrows), and
 * from where each gate is decided (dashed ones). The same instrument gives the same text.
 */
export function graphOf(instrument: Instrument): string {
  const { entries, items } = outlineOf(instrument);
  const modules = instrument.modules.flatMap((module) => [
    `  subgraph m_${module.id}[${label(module.id)}]`,
    ...entries
      .filter((entry) => entry.module === module.id)
      .map(({ question, items: own }) => {
        const size = own.length > 1 ? `${question.id} (${own.length} items)` : question.id;
        return question.gate
          ? `    ${node(question.id)}{{${label(size, `if ${conditionText(question.gate)}`)}}}`
          : `    ${node(question.id)}[${label(size)}]`;
      }),
    '  end',
  ]);
  const order = entries.map(({ question }) => node(question.id)).join(' --> ');
  const decided = entries.flatMap(({ question }) => {
    const from = (question.gate ? itemsRead(question.gate) : []).flatMap((item) => items.get(item)?.question ?? []);
    return [...new Set(from)].map((source) => `  ${node(source)} -.-> ${node(question.id)}`);
  });
  return ['flowchart TD', ...modules, ...(entries.length > 1 ? [`  ${order}`] : []), ...decided, ''].join('\n');
}
