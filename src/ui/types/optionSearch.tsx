import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { useTyping } from '../questions/typing.ts';
import { type NamedOption, optionSaid, optionsMatching } from './optionMatch.ts';

/** So many are drawn; who types on comes to the others. */
const mostShown = 100;

interface OptionSearchProps {
  /** The id of the field; those of its parts begin with it. */
  readonly id: string;
  readonly name: string;
  readonly options: readonly NamedOption[];
  readonly chosen: ReadonlySet<string>;
  /** Whether several may be chosen. */
  readonly several?: true;
  /** What stands in the field: the words of what is chosen, or what was typed. */
  readonly text: string;
  readonly disabled: boolean;
  readonly labelledBy: string | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onText: (typed: string) => void;
  readonly onPick: (code: string) => void;
  readonly onLeave: () => void;
}

/** The id of an option in the list of a field, whose other parts are called by words in small letters. */
const optionIdOf = (field: string, code: string): string => `${field}-${/^[a-z]+$/.test(code) ? '_' : ''}${code}`;

/**
 * A field to look for an option in: an editable combobox whose list is filtered by what is typed (WAI-ARIA Authoring
 * Practices). Nothing is chosen but what the respondent picks, or has typed whole.
 */
export function OptionSearch(props: OptionSearchProps) {
  const { id, options, chosen, text, several, onText, onPick, onLeave } = props;
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const matching = useMemo(() => optionsMatching(options, typed), [options, typed]);
  const shown = isOpen ? matching.slice(0, mostShown) : [];
  const [typing] = useTyping<HTMLInputElement>(
    {
      place: (element, value) => {
        if (value !== text) element.value = text;
      },
      take: (value) => {
        setTyped(value);
        setActive(undefined);
        setOpen(true);
        onText(value);
      },
      leave: () => {
        const said = optionSaid(options, text);
        if (said && !chosen.has(said.code)) onPick(said.code);
        close();
        onLeave();
      },
    },
    [text],
  );
  useLayoutEffect(() => {
    if (!active) return;
    document.getElementById(optionIdOf(id, active))?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [id, active]);
  useLayoutEffect(() => {
    if (isOpen) list.current?.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [isOpen]);
  // Opened without a word, it shows all: what is chosen would find itself alone.
  const open = () => {
    if (props.disabled) return;
    setTyped(text !== '' && chosen.size === 0 ? text : several ? text : '');
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(undefined);
  };
  const pick = (code: string) => {
    onPick(code);
    setTyped('');
    close();
  };
  const step = (by: 1 | -1) => {
    if (!isOpen) open();
    const all = isOpen ? shown : matching.slice(0, mostShown);
    const at = all.findIndex(({ code }) => code === active);
    setActive(all.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by) % all.length)?.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a text is composed, the keys are those of what composes it.
    if (event.ctrlKey || event.metaKey || event.isComposing || props.disabled) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (event.altKey) return key === 'ArrowDown' ? open() : close();
      return step(key === 'ArrowDown' ? 1 : -1);
    }
    if (!isOpen) return;
    if (key === 'Escape') {
      event.preventDefault();
      close();
    } else if (key === 'Enter' && active !== undefined) {
      event.preventDefault();
      pick(active);
    }
  };
  return (
    <div class="search-field">
      <div class="search-field__line">
        <input
          {...typing}
          {...asTyped}
          type="text"
          id={`${id}-field`}
          name={props.name}
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionIdOf(id, active)}
          aria-labelledby={props.labelledBy}
          aria-describedby={`${props.describedBy ?? ''} ${id}-how`.trim()}
          aria-invalid={props.invalid || undefined}
          disabled={props.disabled}
          onKeyDown={onKeyDown}
          onClick={open}
        />
        <button
          type="button"
          class="search-field__open"
          // The arrow keys open it too, so that it is no stop of its own.
          tabIndex={-1}
          aria-label={words.more.fields.all}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          disabled={props.disabled}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            document.getElementById(`${id}-field`)?.focus();
            if (isOpen) close();
            else open();
          }}
        >
          <span aria-hidden="true">▾</span>
        </button>
      </div>
      <div class="search-field__popup" hidden={shown.length === 0}>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-labelledby={props.labelledBy}
          aria-multiselectable={several}
          // A finger or a mouse leaves the focus where it is typed.
          onPointerDown={(event) => event.preventDefault()}
        >
          {shown.map(({ code, words: label }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys.
            <div
              key={code}
              id={optionIdOf(id, code)}
              role="option"
              tabIndex={-1}
              data-option={code}
              aria-selected={chosen.has(code)}
              class={code === active ? 'found found--active' : 'found'}
              onClick={() => pick(code)}
            >
              {label}
            </div>
          ))}
        </div>
        {matching.length > mostShown && <p class="hint">{words.more.fields.typeOn({ shown: mostShown })}</p>}
      </div>
      <p class="hint" id={`${id}-how`}>
        {words.more.fields.search}
      </p>
      <p role="status" class={isOpen && matching.length === 0 ? 'hint' : 'visually-hidden'}>
        {isOpen &&
          (matching.length === 0 ? words.more.fields.noneFound : words.more.fields.found({ count: matching.length }))}
      </p>
    </div>
  );
}
