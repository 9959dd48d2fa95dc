import type { Block } from '../../instrument/texts.ts';
import { Linked } from './linked.tsx';

/** Draws structured text of the instrument: paragraphs, headings and lists keep their shape. `level` is a heading's. */
export function Blocks({
  blocks,
  level,
  lang,
}: {
  readonly blocks: readonly Block[] | undefined;
  readonly level: 2 | 3 | 4;
  /** Their language, where what they stand in has another. */
  readonly lang?: string;
}) {
  if (!blocks) return null;
  return (
    <div class="prose" lang={lang}>
      {blocks.map((block, index) => (
        // Texts never change while they are in sight, so their place names them.
        <Piece key={index} block={block} level={level} />
      ))}
    </div>
  );
}

function Piece({ block, level }: { readonly block: Block; readonly level: 2 | 3 | 4 }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p lang={block.lang}>
          <Linked text={block.text} />
        </p>
      );
    case 'heading': {
      const Heading = `h${level}` as const;
      return <Heading>{block.text}</Heading>;
    }
    case 'list':
      return (
        <ul>
          {block.entries.map((entry) =>
            typeof entry === 'string' ? (
              <li key={entry}>{entry}</li>
            ) : (
              <li key={entry.text}>
                {entry.text}
                <ul>
                  {entry.entries.map((inner) => (
                    <li key={inner}>{inner}</li>
                  ))}
                </ul>
              </li>
            ),
          )}
        </ul>
      );
  }
}
