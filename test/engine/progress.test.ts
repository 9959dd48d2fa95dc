import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

describe('progress by module', () => {
  it.each<[string, string, Answers, [answered: number, asked: number, waiting: number]]>([
    ['nothing that must be answered in contact', 'ID', { contactName: 'Jansen' }, [0, 0, 0]],
    ['A, blank', 'A', {}, [0, 6, 2]],
    ['A, fixed line', 'A', { A1: 50, A2: 'yes' }, [2, 8, 0]],
    ['A, no fixed line', 'A', { A1: 50, A2: 'no' }, [2, 6, 0]],
    ['A, no internet', 'A', { A1: 0 }, [1, 1, 0]],
    ['A, drafts behind a closed gate', 'A', { A1: 0, A2: 'yes', A3: 'a', A6: 'yes' }, [1, 1, 0]],
    ['A, an invalid answer is not there yet', 'A', { A1: 500 }, [0, 6, 2]],
    ['B, no internet: nothing is there', 'B', { A1: 0 }, [0, 0, 0]],
    ['B, blank', 'B', {}, [0, 3, 9]],
    ['B, half of B1', 'B', { B1a: 'no' }, [1, 3, 9]],
    ['B, no web sales', 'B', { B1a: 'no', B1b: 'no' }, [2, 3, 1]],
    ['C, blank', 'C', {}, [0, 6, 5]],
    ['C, recruiting', 'C', { C3: 'yes' }, [1, 7, 4]],
    ['D', 'D', { D3: 'no', D1k: 'yes' }, [2, 21, 0]],
    ['E, blank', 'E', {}, [0, 7, 23]],
    ['E, a user', 'E', { E1g: 'yes' }, [1, 20, 1]],
    ['F', 'F', { F: 12 }, [1, 1, 0]],
  ])('%s', (_name, module, answers, [answered, asked, waiting]) => {
    const found = evaluationOf(ict, answers)
      .tally.all()
      .find((one) => one.module === module);
    expect(found).toMatchObject({ module, answered, asked, waiting });
  });

  it('lists the modules in the order of the form', () => {
    expect(
      evaluationOf(ict, {})
        .tally.all()
        .map(({ module }) => module),
    ).toEqual([...['ID'], ...'ABCDEF']);
  });
});
