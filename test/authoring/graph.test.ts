import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/authoring/graph.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import type { Condition } from '../../src/instrument/condition.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { choice, isYes, percent, tiny, yesNo } from './tiny.ts';

describe('the graph', () => {
  it('draws a tiny instrument', () => {
    const gate: Condition = { op: 'all', of: [{ op: 'total', items: ['P'], is: '<>', than: 1 }, isYes('end')] };
    expect(graphOf(tiny([percent('P'), yesNo('end'), choice('C', ['a', 'b'], gate)]))).toBe(
      [
        'flowchart TD',
        '  subgraph m_M["M"]',
        '    q_P["P"]',
        '    q_end["end"]',
        '    q_C{{"C<br/>if P #60;#62; 1 and end = \'yes\'"}}',
        '  end',
        '  q_P --> q_end --> q_C',
        '  q_P -.-> q_C',
        '  q_end -.-> q_C',
        '',
      ].join('\n'),
    );
  });

  it('draws the gates of modules and sections, and names what has a name', () => {
    const instrument = tiny([], {
      format: 'veldwerk-instrument/2',
      conditions: { big: 'P > 50' },
      modules: [
        { id: 'M', sections: [{ id: 'S', questions: [percent('P'), yesNo('Q')] }] },
        {
          id: 'N',
          gate: 'big',
          sections: [{ id: 'T', gate: "Q = 'yes'", questions: [yesNo('R'), yesNo('W', "R = 'no' and P < 90")] }],
        },
      ],
    });
    expect(graphOf(instrument)).toBe(
      [
        'flowchart TD',
        '  named["big: P #62; 50"]',
        '  subgraph m_M["M"]',
        '    q_P["P"]',
        '    q_Q["Q"]',
        '  end',
        '  subgraph m_N["N<br/>if big"]',
        '    q_R{{"R<br/>if Q = \'yes\'"}}',
        "    q_W{{\"W<br/>if Q = 'yes' and R = 'no' and P #60; 90\"}}",
        '  end',
        '  q_P --> q_Q --> q_R --> q_W',
        '  q_P -.-> m_N',
        '  q_Q -.-> q_R',
        '  q_Q -.-> q_W',
        '  q_R -.-> q_W',
        '  q_P -.-> q_W',
        '',
      ].join('\n'),
    );
  });

  it('escapes what Mermaid would read as its own', () => {
    const gate: Condition = { op: 'equals', item: 'T', value: '"]; x["<b>#`|\n' };
    const [line] = graphOf(tiny([yesNo('Q'), yesNo('R', gate)]))
      .split('\n')
      .filter((one) => one.includes('q_R{{'));
    expect(line).toBe('    q_R{{"R<br/>if T = \'#34;#93;; x#91;#34;#60;b#62;#35;#96;#124; \'"}}');
  });

  it('has every question of the real instrument once, and is the same each time', () => {
    const lines = graphOf(ict).split('\n');
    for (const { question } of outlineOf(ict).entries)
      expect(
        lines.filter((line) => line.startsWith(`    q_${question.id}[`) || line.startsWith(`    q_${question.id}{`)),
      ).toHaveLength(1);
    expect(graphOf(structuredClone(ict))).toBe(graphOf(ict));
  });
});
