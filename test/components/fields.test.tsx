import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { RemarkField } from '../../src/ui/questions/remarkField.tsx';
import { Opened } from './open.tsx';
import { count, field, saved, seen, tap } from './sight.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Fields of each kind, with what opens them, and what they are filled with. */
const fields: readonly (readonly [name: string, page: string, selector: string, text: string])[] = [
  ['a line of text', 'ID', '[name="contactName"]', 'Els Maes'],
  ['an address', 'ID', '[name="contactEmail"]', 'els@voorbeeld.be'],
  ['a percentage', 'A', '[name="A1"]', '45'],
  ['the own name', 'ID', '#own-label', 'Bakkerij Maes'],
  ['a remark', 'A', '[data-remark="A1"]', 'Geschat.'],
];

async function opened(selector: string): Promise<Field> {
  if (selector.startsWith('[data-remark')) await tap('[data-question="A1"] [data-tool="more"]');
  const found = await seen(`${selector}:enabled`);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`${selector} is no field`);
}

/** What password managers, browsers and assistive devices do once they have put a text into a field. */
const tellings: Readonly<Record<string, (element: Field) => void>> = {
  'change alone': (element) => element.dispatchEvent(new Event('change', { bubbles: true })),
  'nothing but leaving it': (element) => element.dispatchEvent(new FocusEvent('blur')),
  'keys and change': (element) => {
    for (const kind of ['keydown', 'keyup']) element.dispatchEvent(new KeyboardEvent(kind, { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  },
  input: (element) => element.dispatchEvent(new InputEvent('input', { bubbles: true })),
};

const cases = fields.flatMap(([name, page, selector, text]) =>
  Object.keys(tellings).map((telling) => [name, telling, page, selector, text] as const),
);

it.each(cases)('keeps what is filled in to %s and told by %s', async (_, telling, page, selector, text) => {
  const draft = await Opened.at(page);
  const element = await opened(selector);
  element.value = text;
  tellings[telling]?.(element);
  await seen('[data-saved="saving"], [data-saved="saved"]');
  await saved();
  await draft.reload();
  const again = await opened(selector);
  await expect.poll(() => again.value).toBe(text);
});

it('does not take over the minutes that are offered by leaving their field', async () => {
  const draft = await Opened.at('F');
  const minutes = await field('F');
  await expect.poll(() => minutes.value).not.toBe('');
  minutes.focus();
  minutes.blur();
  await draft.goTo('review');
  await seen('[data-missing="F"]');
});

it.each(fields)('drops control characters from %s', async (_, page, selector, text) => {
  const draft = await Opened.at(page);
  const element = await opened(selector);
  element.value = `${text.slice(0, 2)}\0\v\f\u0003\u007f\u0085${text.slice(2)}`;
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await saved();
  await draft.reload();
  const again = await opened(selector);
  await expect.poll(() => again.value).toBe(text);
});

it('keeps the lines and tabs of a remark', async () => {
  const draft = await Opened.at('A');
  const remark = await opened('[data-remark="A1"]');
  await userEvent.fill(remark, 'een\n\ttwee');
  await saved();
  await draft.reload();
  await expect.poll(async () => (await opened('[data-remark="A1"]')).value).toBe('een\n\ttwee');
});

it('says that a text was cut which is too long to be pasted', async () => {
  await Opened.at('ID');
  const name = await opened('[name="contactName"]');
  const paste = async (text: string) => {
    name.focus();
    name.select();
    const data = new DataTransfer();
    data.setData('text/plain', text);
    name.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    // As a browser does it: only so many characters are taken.
    document.execCommand('insertText', false, text);
  };
  await paste('x'.repeat(250));
  expect(name.value).toHaveLength(200);
  await seen('[data-cut="200"]');
  await paste('y'.repeat(200));
  await expect.poll(() => count('[data-cut]')).toBe(0);
});

it('shows a remark as another window left it, also where it was typed in before', async () => {
  await Opened.at('A');
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => root.remove());
  let said = 'eerste zin.';
  const draw = () =>
    render(
      <RemarkField
        id="remark-here"
        rows={2}
        text={said}
        writable
        onText={(text) => {
          said = text;
          draw();
        }}
        onLeave={() => {}}
      />,
      root,
    );
  draw();
  const remark = await opened('#remark-here');
  await userEvent.type(remark, ' nog iets');
  expect(said).toBe('eerste zin. nog iets');
  said = 'eerste zin. tweede zin, in een ander venster.';
  draw();
  expect(remark.value).toBe(said);
  await userEvent.type(remark, ' derde');
  expect(said).toBe('eerste zin. tweede zin, in een ander venster. derde');
});
