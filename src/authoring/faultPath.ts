import { expressionsIn, type Placed } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import {
  type ConditionPlace,
  type ExpressionName,
  expressionNames,
  type IdKind,
  isWordingFault,
  type LintFault,
  type WordingFault,
} from './fault.ts';
import { idPathsIn, type Path } from './idPaths.ts';

/** The way to what is meant in a file of a questionnaire, and the character in it, counted from 0. */
export interface FaultPath {
  /** The words that it stands in; undefined: the structure. */
  readonly language?: string;
  readonly path: Path;
  readonly at?: number;
}

/** What finds where a fault of an instrument stands in its files, as far as it has a place. */
export function faultPathsIn(instrument: Instrument): (fault: LintFault) => FaultPath | undefined {
  const paths = new Map(
    // Of two with one id, the first.
    expressionsIn(instrument)
      .toReversed()
      .map((placed) => [keyFrom(placed.part, placed.id, expressionNamed(placed), placed.case), placed.path]),
  );
  const pathsOf = idPathsIn(instrument);
  return (fault) => {
    if (isOfWords(fault)) return { language: fault.language, path: pathInWords(fault, instrument.lists ?? {}) };
    const place = placeIn(fault);
    const path = place ? paths.get(keyOf(place)) : partPath(fault, pathsOf);
    if (!path) return undefined;
    return place?.character === undefined ? { path } : { path, at: place.character - 1 };
  };
}

const keyOf = (place: ConditionPlace): string =>
  keyFrom(
    place.of === 'gate' ? (place.part ?? 'question') : place.of,
    place.id,
    place.named,
    place.of === 'check' ? place.case : undefined,
  );

const keyFrom = (part: string, id: string, named: ExpressionName | undefined, number: number | undefined): string =>
  `${part} ${id} ${named ?? ''} ${number ?? ''}`;

/** What an expression is called in the file, where it is no gate of its part. Conditions and options have names of their own. */
export const expressionNamed = ({ part, path }: Pick<Placed, 'part' | 'path'>): ExpressionName | undefined =>
  part === 'condition' || part === 'option' ? undefined : expressionNames.find((name) => name === path.at(-1));

/** Where a part that is no expression stands; of an id that is there twice, the second time. */
function partPath(fault: LintFault, pathsOf: (kind: IdKind, id: string) => readonly Path[]): Path | undefined {
  switch (fault.fault) {
    case 'duplicate-id':
    case 'inherited-id': {
      if (fault.kind === 'condition' || fault.kind === 'roster') return [`${fault.kind}s`, fault.id];
      if (fault.kind === 'language') return ['languages'];
      const [first, second = first] = pathsOf(fault.kind, fault.id);
      return second;
    }
    case 'bad-split':
      return pathsOf('question', fault.question)[0];
    case 'bad-bounds':
    case 'unknown-currency':
    case 'unknown-option':
    case 'unknown-gated-option':
      return pathsOf('item', fault.item)[0];
    case 'unused-domain-check':
      return ['domainChecks', fault.type];
    case 'official-unlisted':
      return ['official'];
    case 'no-texts':
    case 'unlisted-texts':
      return ['languages'];
    default:
      return undefined;
  }
}

/** Where texts have the words of each kind. */
const wordsOfKind: Readonly<Partial<Record<IdKind, string>>> = {
  ...{ module: 'modules', section: 'sections', question: 'questions', item: 'items' },
  ...{ check: 'checks', term: 'terms', unit: 'units', roster: 'rosters', condition: 'conditions' },
  ...{ criterion: 'outcome', outcome: 'outcome' },
};

/** Where in its file a fault of words stands; of words that are not there, where they would. */
function pathInWords(fault: OfWords, lists: object): Path {
  switch (fault.fault) {
    case 'wrong-language':
      return ['language'];
    case 'missing-text':
    case 'missing-label':
    case 'unknown-text': {
      if (fault.kind === 'option') return pathOfOption(fault.id, lists);
      const name = wordsOfKind[fault.kind] ?? fault.kind;
      return fault.fault === 'missing-text' || fault.kind === 'term' ? [name] : [name, fault.id];
    }
    default:
      return (fault.text.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  }
}

/** Where the words of an option are: `region.n` is option n of list region, or of an item. Codes may have points. */
function pathOfOption(option: string, lists: object): Path {
  const end = option.indexOf('.');
  const of = option.slice(0, end);
  return [Object.hasOwn(lists, of) ? 'lists' : 'options', of, option.slice(end + 1)];
}

type OfWords = WordingFault | Extract<LintFault, { readonly fault: 'wrong-language' }>;

const isOfWords = (fault: LintFault): fault is OfWords => fault.fault === 'wrong-language' || isWordingFault(fault);

function placeIn(fault: LintFault): ConditionPlace | undefined {
  if ('place' in fault) return fault.place;
  switch (fault.fault) {
    case 'never-fires':
      return { of: 'check', id: fault.check, case: fault.case };
    case 'unused-condition':
      return { of: 'condition', id: fault.condition };
    case 'never-opens':
    case 'unreachable':
    case 'never-closes':
      return fault.part === 'question' ? { of: 'gate', id: fault.id } : { of: 'gate', part: fault.part, id: fault.id };
    default:
      return undefined;
  }
}
