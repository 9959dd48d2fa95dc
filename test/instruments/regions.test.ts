import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { readPublishedFolder } from '../../src/cli/collector/publishedFolder.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { assess } from '../../src/engine/assessment.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import type { Answers } from '../../src/engine/value.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import { readPublished } from '../../src/instrument/published.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { said } from '../authoring/tiny.ts';
import { inFolder, survey } from '../cli/run.ts';
import { newCollector, put } from '../collector/collectors.ts';
import { idOf } from '../collector/documents.ts';
import { folderOf, publicationOf } from '../collector/published.ts';
import { sentOf } from './sentAwards.ts';

const publication = await publicationOf('regions');
const read = readPublished(JSON.parse(Buffer.from(publication.bytes).toString()));
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const { instrument, texts } = read.value;

const rows = { 'beneficiaries[a]': '1', 'beneficiaries[a].firm': 'x', 'beneficiaries[a].seat': 'NL', 'sites[s]': '1' };
const full = {
  ...{ country: 'BE', seaside: 'no', region: 'BE10', all: 'BE10 NL33', first: 'NL33' },
  ...{ ...rows, 'sites[s].owner': 'a', 'sites[s].place': 'NL42' },
};

describe('a questionnaire whose options are from a list with columns', () => {
  it('has its list in what is published, and no faults', () => {
    expect(instrument.lists?.['regions']?.columns).toMatchObject({ country: ['BE', 'BE', 'BE', 'NL', 'NL'] });
    expect(said(lint(instrument, texts))).toEqual([]);
  });

  it.each<[string, Answers, readonly string[]]>([
    ['as it is', full, []],
    ['another country: the region is one of its own', { ...full, country: 'NL' }, ['region']],
    ['by the sea, where the column says no', { ...full, seaside: 'yes' }, ['region']],
    ['by the sea, where the column says yes', { ...full, seaside: 'yes', region: 'BE25' }, []],
    ['what was not chosen before', { ...full, first: 'BE34' }, ['first']],
    ['a row whose owner has its seat elsewhere', { ...full, 'sites[s].place': 'BE10' }, ['sites[s].place']],
    ['a row whose owner moves', { ...full, 'beneficiaries[a].seat': 'BE' }, ['sites[s].place']],
    ['nothing of the country yet: no option can be chosen', { ...full, country: '' }, ['country', 'region']],
  ])('%s', (_, answers, missing) => {
    expect(assess(instrument, answers).missing).toEqual(missing);
  });

  it('is answered with what its list lets, at the collector too', async () => {
    const { app, store } = newCollector();
    await store.publish(publication, '2024-03-01T00:00:00.000Z');
    const sender = { headers: { Authorization: `Bearer ${'o'.repeat(43)}` } };
    const sent = { ...sentOf(instrument, full, []), language: 'en' };
    expect((await put(app, sent, sender)).status).toBe(201);
    const forged = { ...sent, id: idOf(2), answers: { ...sent.answers, region: 'NL33' } };
    const answer = await put(app, forged, sender);
    const { errors } = (await answer.json()) as { errors: unknown };
    expect(answer.status).toBe(422);
    expect(errors).toContainEqual({ item: 'region', fault: 'wrong-value' });
  });

  it('says what is wrong with what it asks of its list where that stands in the file', async () => {
    const folder = folderOf('regions');
    const spoilt = (where: string) => JSON.stringify(sourceOf(instrument, where));
    await inFolder(async (data) => {
      const file = join(data, 'structure.json');
      mkdirSync(join(data, 'lists'));
      writeFileSync(join(data, 'lists/regions.csv'), 'code,country\nBE10,BE\nFR10,FR\n');
      writeFileSync(file, spoilt('country = land'));
      expect((await survey(['lint', file])).out).toContain('no item land');
      writeFileSync(file, spoilt('country = outer.country'));
      expect((await survey(['lint', file])).out).toContain('country can never be "FR"');
      // "Elsewhere" may always be there; a `where` that closes nothing is idle.
      writeFileSync(file, spoilt("country = 'BE' or outer.country = 'NL'"));
      expect((await survey(['lint', file])).out).not.toContain('never close');
      writeFileSync(file, spoilt("outer.country = 'BE' or outer.country = 'NL' or country = 'BE'"));
      expect((await survey(['lint', file])).out).toContain('option region.FR10: its gate can never close');
      writeFileSync(file, spoilt('country > 1'));
      // Once, and not for each of its options.
      expect((await survey(['lint', file])).out.trim().split('\n')).toHaveLength(1);
      writeFileSync(file, spoilt('country ='));
      expect((await survey(['lint', file])).out).toMatch(/line 1, column \d+: .*options\.where: character/);
      writeFileSync(join(data, 'lists/regions.csv'), 'code,country\nBE10\n');
      expect((await survey(['lint', file])).out).toBe(
        'lists/regions.csv: has fewer than 2 codes\nlists/regions.csv: line 2: has 1 cells, and the first line 2\n',
      );
    });
    expect((await readPublishedFolder(folder)).ok).toBe(true);
  });

  it('says in its codebook which codes are there, and when', () => {
    const lines = texts['en'] ? codebookRows(instrument, texts['en'], undefined) : [];
    const askedIf = (item: string) => lines.find((line) => line.item === item)?.askedIf;
    expect([askedIf('region'), askedIf('country.BE'), askedIf('first')]).toEqual([
      'always',
      'always',
      'count(all) > 1',
    ]);
    expect(askedIf('first.BE10')).toBe("count(all) > 1 and selected(all, 'BE10')");
  });

  it('works out once what thousands of options have in common', () => {
    const codes = Array.from({ length: 5000 }, (_, at) => `c${at}`);
    const large = loadInstrument(
      sourceOf(instrument, 'country = outer.country', {
        regions: { codes, columns: { country: codes.map((_, at) => (at % 2 === 0 ? 'BE' : 'NL')) } },
      }),
    );
    if (!large.ok) throw new Error(JSON.stringify(large.fault));
    const evaluation = evaluationOf(large.value, { country: 'BE', region: 'c4998' });
    expect(evaluation.reading('region')).toMatchObject({ kind: 'valid' });
    expect(evaluationOf(large.value, { country: 'NL', region: 'c4998' }).reading('region')).not.toMatchObject({
      kind: 'valid',
    });
    const [, question] = large.value.modules[0]?.sections[0]?.questions ?? [];
    const gates = question && 'optionGates' in question ? Object.values(question.optionGates ?? {}) : [];
    expect([gates.length, new Set(gates).size]).toEqual([5000, 2]);
  });
});

/** The structure of two questions, the second from a list. */
const sourceOf = ({ id, version }: Instrument, where: string, lists?: object) => ({
  ...{ format: 'veldwerk-instrument/2', id, version, publisher: 'x', languages: ['en'], official: ['en'] },
  ...{ idleLimitSeconds: 180, domainChecks: { choice: 'D1' }, checks: [], ...(lists && { lists }) },
  modules: [
    {
      id: 'A',
      sections: [
        {
          id: 'where',
          questions: [
            { id: 'A1', type: 'choice', item: 'country', options: ['BE', 'NL'] },
            { id: 'A2', type: 'choice', item: 'region', options: { list: 'regions', where } },
          ],
        },
      ],
    },
  ],
});
