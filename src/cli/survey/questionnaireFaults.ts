import { codebookFaults } from '../../authoring/codebookFaults.ts';
import type { LintFault } from '../../authoring/fault.ts';
import { lint } from '../../authoring/lint.ts';
import { takenAsAnything, takenText } from '../../authoring/proof/taken.ts';
import { notTranslated, shownInstead } from '../../authoring/wording.ts';
import { capacityOf } from '../../engine/rosters/capacity.ts';
import { maxPublishedBytes } from '../../instrument/limits.ts';
import { publishedText } from '../../instrument/published.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { answerBytesOf, maxAnswerBytes } from '../../protocol/answerRoom.ts';
import { maxItems } from '../../protocol/response.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { lintLinesFor } from './lintLine.ts';
import { withPosition } from './position.ts';
import type { FileFault, ReadFile, ReadFolder } from './readFolder.ts';
import { faultLine } from './source.ts';
import { sizeWords } from './writtenFile.ts';

/** What is said of a folder. */
export interface QuestionnaireFaults {
  /** What keeps it from being used. */
  readonly faults: readonly FileFault[];
  /** What keeps it from being published besides: it would come with the app all the same. */
  readonly unpublishable: readonly FileFault[];
  /** What could not be proven within the limit: it may be right. */
  readonly doubts: readonly FileFault[];
  /** What the proof takes as anything, and what is not translated yet. */
  readonly notes: readonly FileFault[];
}

/**
 * All that is wrong with a questionnaire in a folder: the same for `survey lint` and for `collector publish`.
 * @param limit evaluations after which a part counts as not proven; undefined: the usual ones
 */
export function questionnaireFaults(folder: ReadFolder, file: string, limit?: number): QuestionnaireFaults {
  const { structure, codebook } = folder;
  // Without its words nothing can be looked at.
  const noWords = folder.strays.filter(({ file: stray }) => stray === 'text');
  const strays = folder.strays.filter((one) => !noWords.includes(one));
  const words = [...(folder.words ?? [])];
  const unread = words.flatMap(([, read]) => (read.ok ? [] : read.fault));
  const inBook = codebook.ok ? [] : codebook.fault;
  if (!structure.ok)
    return {
      faults: [...structure.fault, ...noWords, ...unread, ...inBook],
      unpublishable: strays,
      doubts: [],
      notes: [],
    };
  const { loaded: instrument, positionOf } = structure.value;
  const isBuiltIn = releaseOf(instrument.id) !== undefined;
  const read = wordsRead(folder);
  const positions = new Map([...read].map(([language, one]) => [language, one.positionOf]));
  const lineOf = lintLinesFor(instrument, { file, structure: positionOf, words: positions });
  const inStructure = (path: readonly (string | number)[], said: string): FileFault => ({
    file,
    says: withPosition(positionOf(path), said),
  });
  const texts = Object.fromEntries([...read].map(([language, { loaded }]) => [language, loaded]));
  const isUnread = (one: LintFault) => one.fault === 'no-texts' && folder.words?.get(one.language)?.ok === false;
  // Not missing, but unreadable: their own faults are told.
  const found = lint(instrument, folder.words && texts, limit).filter((one) => !isUnread(one));
  const isDoubt = ({ fault }: LintFault) => fault === 'not-proven';
  const book = codebook.ok ? codebook.value : undefined;
  return {
    faults: [
      ...noWords,
      ...unread,
      ...inBook,
      ...(book ? codebookFaults(instrument, book.loaded) : []).map((fault) => ({
        file: 'codebook.json',
        says: faultLine(fault, book?.positionOf),
      })),
      ...found.filter((one) => !isDoubt(one)).map(lineOf),
    ],
    unpublishable: isBuiltIn
      ? []
      : [
          ...strays,
          ...beyondPublishing(instrument).map(({ field, says }) => inStructure([field], `${field}: ${says}`)),
          ...tooLarge(folder),
        ],
    doubts: found.filter(isDoubt).map(lineOf),
    notes: [
      ...notTranslated(instrument, texts)
        .map(lineOf)
        .map(({ says, ...one }) => ({ ...one, says: `${says}: ${shownInstead(instrument)}` })),
      ...takenAsAnything(instrument).map((one) => inStructure(one.path, takenText(one))),
    ],
  };
}

/** The files of words that read, by language. */
export const wordsRead = ({ words }: ReadFolder): ReadonlyMap<string, ReadFile<Texts>> =>
  new Map([...(words ?? [])].flatMap(([language, read]) => (read.ok ? [[language, read.value]] : [])));

/** The document that is published of a folder; undefined where its structure does not read. */
export const publishedBytesOf = (folder: ReadFolder): Buffer | undefined =>
  folder.structure.ok
    ? Buffer.from(
        publishedText(
          folder.structure.value.data,
          Object.fromEntries([...wordsRead(folder)].map(([language, { data }]) => [language, data])),
        ),
      )
    : undefined;

function tooLarge(folder: ReadFolder): FileFault[] {
  const bytes = publishedBytesOf(folder)?.length ?? 0;
  return bytes > maxPublishedBytes ? [{ file: '(whole folder)', says: sizeWords(bytes) }] : [];
}

/** What is wrong with a questionnaire that is published, and would not be with one that comes with the app. */
interface FieldFault {
  readonly field: string;
  readonly says: string;
}

/** Versions are compared number by number: each is written in one way. */
const plainVersion = /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/;

function beyondPublishing(instrument: Instrument): FieldFault[] {
  const bytes = answerBytesOf(instrument);
  const { items } = capacityOf(instrument);
  const { version } = instrument;
  return [
    ...(plainVersion.test(version)
      ? []
      : [{ field: 'version', says: 'its numbers have no 0 before them, and nine digits at most' }]),
    ...(instrument.helpDesk
      ? [
          {
            field: 'helpDesk',
            says: 'a folder names none: it stands in the configuration, for every questionnaire or by its id',
          },
        ]
      : []),
    ...(items > maxItems
      ? [{ field: 'modules', says: `up to ${items} items, and a response has at most ${maxItems}` }]
      : []),
    ...(bytes > maxAnswerBytes
      ? [
          {
            field: 'modules',
            says: `its answers could take ${bytes} bytes, and a response has room for ${maxAnswerBytes}`,
          },
        ]
      : []),
  ];
}
