import type { ComponentType } from 'preact';
import type { ItemOf } from '../../../engine/outline.ts';
import { type DatePart, datePartName } from '../../../i18n/calendar.ts';
import { currencySigns } from '../../../i18n/money.ts';
import type { ItemType } from '../../../instrument/itemTypes.ts';
import { areLetters } from '../../../instrument/letters.ts';
import { optionWords } from '../../../instrument/optionWords.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { isMany } from '../../types/many.ts';
import { unitOf } from '../../types/unit.ts';

/** The room that an answer of a type has on paper. */
interface Room<Type extends ItemType> {
  readonly Blank: ComponentType<{ readonly item: ItemOf<Type>; readonly texts: Texts }>;
  /** Whether it stands beside the stem of a question, and not below it. */
  readonly beside?: true;
}

type Rooms = { readonly [Type in ItemType]: Room<Type> };

/** The box that a pen ticks. */
export const Box = () => <span class="box" aria-hidden="true" />;

/** A line for a number, before its unit. */
const Amount = ({ unit }: { readonly unit: string | undefined }) => (
  <span class="amount">
    <span class="amount__line" aria-hidden="true" /> {unit}
  </span>
);

/** Room for a number, before the unit that the questionnaire names. */
const counted = {
  Blank: ({ item, texts }: { readonly item: ItemOf<'decimal' | 'whole'>; readonly texts: Texts }) => (
    <Amount unit={unitOf(item, texts)} />
  ),
  beside: true,
} as const;

/** A line for each part of a date, over its name. */
const DateRoom = ({ parts, texts: { language } }: { readonly parts: readonly DatePart[]; readonly texts: Texts }) => (
  <span class="date-room">
    {parts.map((part) => (
      <span key={part} class={`date-room__part date-room__part--${part}`}>
        <span class="amount__line" aria-hidden="true" />
        <span>{datePartName(part, language)}</span>
      </span>
    ))}
  </span>
);

const line = { Blank: () => <span class="writing" aria-hidden="true" /> };

/** More options than these go on no paper: the answer is written. */
const mostPrinted = 200;

/** A box for each option; in columns where they are many. */
function Options({ item, texts }: { readonly item: ItemOf<'choice' | 'choices'>; readonly texts: Texts }) {
  const { options } = item;
  // Options that are rows are those that will be given.
  if (options.length > mostPrinted || options.length === 0) return <line.Blank />;
  const lettered = areLetters(options);
  return (
    <ul class={isMany(item) ? 'rows rows--columns' : 'rows'}>
      {options.map((code) => (
        <li key={code}>
          <span class={lettered ? 'lettered' : undefined}>
            {lettered && <span class="letter">{code})</span>}
            <span>{optionWords(code, item, texts)}</span>
          </span>
          <Box />
        </li>
      ))}
    </ul>
  );
}

/** The same, of which more than one may be ticked. */
function SeveralOptions(props: Parameters<typeof Options>[0]) {
  const { more } = useWords();
  const language = useLanguage();
  return (
    <>
      <p class="ask__instruction" lang={language}>
        {more.fields.several}
      </p>
      <Options {...props} />
    </>
  );
}

/** Lines to write a text on. */
const Lines = ({ item: { lines = 1 } }: { readonly item: ItemOf<'text'> }) => (
  <div class="writing-lines" aria-hidden="true">
    {Array.from({ length: lines }, (_, at) => (
      <span key={at} class="writing" />
    ))}
  </div>
);

const rooms = {
  yesNo: {
    Blank: ({ texts }) => (
      <table class="boxes">
        <thead>
          <tr>
            <th scope="col">{texts.answers.yes}</th>
            <th scope="col">{texts.answers.no}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <Box />
            </td>
            <td>
              <Box />
            </td>
          </tr>
        </tbody>
      </table>
    ),
    beside: true,
  },
  choice: { Blank: Options },
  choices: { Blank: SeveralOptions },
  percent: { Blank: ({ texts }) => <Amount unit={texts.units.percent} />, beside: true },
  minutes: {
    Blank: ({ texts }) => (
      <p class="amount-row">
        <Amount unit={texts.units.minutes} />
      </p>
    ),
  },
  decimal: counted,
  whole: counted,
  money: {
    Blank: ({ item: { currency }, texts }) => <Amount unit={currencySigns(currency, texts.language)[0]} />,
    beside: true,
  },
  date: { Blank: ({ texts }) => <DateRoom parts={['day', 'month', 'year']} texts={texts} />, beside: true },
  month: { Blank: ({ texts }) => <DateRoom parts={['month', 'year']} texts={texts} />, beside: true },
  year: { Blank: () => <Amount unit={undefined} />, beside: true },
  text: { Blank: (props) => (props.item.lines === undefined ? <line.Blank /> : <Lines {...props} />) },
  email: line,
  telephone: line,
  url: line,
  identifier: line,
} satisfies Rooms;

/** The room for an answer of an item's type. */
export function answerSpaceOf<Type extends ItemType>({ type }: { readonly type: Type }): Room<Type> {
  const all: Rooms = rooms;
  return all[type];
}
