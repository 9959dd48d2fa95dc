import { type Notation, written } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument, type NeutralItem } from '../instruments/neutral.ts';

const notation: Notation = {
  compare: (item, value, equal) =>
    ` /data/${item} ${equal ? '=' : '!='} ${typeof value === 'number' ? value : `'${value}'`}`,
  and: ' and ',
  or: ' or ',
};

const types = { yesNo: 'string', choice: 'string', number: 'decimal', text: 'string' } as const;

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const labelled = (text: string): string => `<label>${safe(text)}</label>`;

function control({ id, label, options }: NeutralItem): string {
  if (!options) return `<input ref="/data/${id}">${labelled(label)}</input>`;
  const items = options.map(([value, text]) => `<item>${labelled(text)}<value>${value}</value></item>`);
  return `<select1 ref="/data/${id}">${labelled(label)}${items.join('')}</select1>`;
}

/** An instrument as an XForm, for ODK and Enketo: a flat instance, groups in the body for the stems. */
export function xform(instrument: NeutralInstrument): string {
  const items = itemsOf(instrument);
  const binds = items.map(({ id, type, when }) => {
    const relevant = when ? ` relevant="${safe(written(when, notation).trim())}"` : '';
    return `<bind nodeset="/data/${id}" type="${types[type]}"${relevant}/>`;
  });
  const groups = instrument.modules.map(({ title, blocks }) => {
    const controls = blocks.map(({ stem, items: of }) => {
      const fields = of.map(control).join('');
      return stem === undefined ? fields : `<group>${labelled(stem)}${fields}</group>`;
    });
    return `<group>${labelled(title)}${controls.join('\n')}</group>`;
  });
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<h:head><h:title>${safe(instrument.title)}</h:title><model>
<instance><data id="${instrument.id}" version="1">${items.map(({ id }) => `<${id}/>`).join('')}<meta><instanceID/></meta></data></instance>
${binds.join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
</model></h:head>
<h:body>${groups.join('\n')}</h:body></h:html>`;
}
