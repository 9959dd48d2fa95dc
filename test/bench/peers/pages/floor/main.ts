// The least that a page can cost: no framework, all of it written at once, one listener for all.
import './style.css';
import { floorEngine } from '../../engines/floor.ts';
import type { NeutralInstrument, NeutralItem } from '../../instruments/neutral.ts';
import { app, fetchInstrument } from '../page.ts';

const instrument = JSON.parse(await fetchInstrument('neutral', 'json')) as NeutralInstrument;

const safe = (text: string): string => text.replace(/[&<"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const fieldOf = ({ id, type, options }: NeutralItem): string =>
  options
    ? options
        .map(([value, label]) => `<label><input type="radio" name="${id}" value="${value}">${safe(label)}</label>`)
        .join('')
    : `<input name="${id}" ${type === 'number' ? 'inputmode="numeric"' : ''}>`;

const fieldsetOf = (item: NeutralItem): string =>
  `<fieldset id="i-${item.id}"><legend>${safe(item.label)}</legend>${fieldOf(item)}</fieldset>`;

app.innerHTML = [
  `<h1>${safe(instrument.title)}</h1>`,
  ...instrument.modules.flatMap(({ title, blocks }) => [
    `<section><h2>${safe(title)}</h2>`,
    ...blocks.flatMap(({ stem, items }) => {
      const fields = items.map(fieldsetOf);
      return stem === undefined ? fields : [`<div><h3>${safe(stem)}</h3>`, ...fields, '</div>'];
    }),
    '</section>',
  ]),
].join('');

const engine = floorEngine(instrument, (item, shown) => {
  const fieldset = document.getElementById(`i-${item}`);
  if (fieldset) fieldset.hidden = !shown;
});

app.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const { name, value, inputMode } = target;
  engine.set(name, inputMode === 'numeric' && value !== '' ? Number(value) : value);
});
