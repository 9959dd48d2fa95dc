import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { withoutControls } from '../../protocol/controls.ts';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** What a field that is typed in stands between. */
export interface Typing<Element extends TextElement> {
  /** Writes what is kept into the field where it does not stand there: it came from elsewhere. */
  readonly place: (element: Element, typed: string) => void;
  /** Takes what is typed. */
  readonly take: (typed: string) => void;
  /** The field was left. */
  readonly leave: () => void;
}

/** What a field is given so that nothing that stands in it is missed. */
export interface TypingProps<Element extends TextElement> {
  readonly ref: Ref<Element>;
  readonly onInput: (event: { readonly currentTarget: Element }) => void;
  readonly onChange: (event: { readonly currentTarget: Element }) => void;
  readonly onBlur: (event: { readonly currentTarget: Element }) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/**
 * Has a field keep what is typed to itself and tell it; it is written to only where what is kept changed elsewhere, so
 * that no key is ever swallowed by a redraw. Password managers and browsers that fill in a field may say `change` alone,
 * or nothing but that it was left: what stands there then is taken as well.
 * @param kept what `place` depends on
 * @returns what the field is given, and whether what was pasted at last was too long and cut by the browser
 */
export function useTyping<Element extends TextElement>(
  { place, take, leave }: Typing<Element>,
  kept: readonly unknown[],
): readonly [props: TypingProps<Element>, cut: boolean] {
  const field = useRef<Element>(null);
  const known = useRef('');
  const pasted = useRef('');
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    place(element, withoutControls(element.value));
    known.current = element.value;
  }, kept);
  const read = ({ value }: Element) => {
    known.current = value;
    take(withoutControls(value));
  };
  const bring = (data: DataTransfer | null) => {
    pasted.current = data?.getData('text/plain').trim() ?? '';
  };
  const readChanged = (element: Element) => {
    if (element.value !== known.current) read(element);
  };
  const props: TypingProps<Element> = {
    ref: field,
    onInput: ({ currentTarget }) => {
      const { value, maxLength } = currentTarget;
      // A browser cuts what is pasted and says nothing.
      setCut(
        pasted.current !== '' &&
          maxLength >= 0 &&
          value.length >= maxLength &&
          !lined(value).includes(lined(pasted.current)),
      );
      pasted.current = '';
      read(currentTarget);
    },
    onChange: ({ currentTarget }) => readChanged(currentTarget),
    onBlur: ({ currentTarget }) => {
      readChanged(currentTarget);
      leave();
    },
    onPaste: ({ clipboardData }) => bring(clipboardData),
    onDrop: ({ dataTransfer }) => bring(dataTransfer),
  };
  return [props, cut];
}

/** A text without its line ends, which a field of one line drops and others change. */
const lined = (text: string) => text.replace(/[\r\n]/g, '');
