import '@inseefr/lunatic/main.css';
import { LunaticComponents, useLunatic } from '@inseefr/lunatic';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { app, fetchInstrument } from '../page.ts';

const source: unknown = JSON.parse(await fetchInstrument('lunatic', 'json'));
// Made once: Lunatic begins anew with each new object.
const [data, options] = [{}, {}];

function Form() {
  const { Provider, getComponents } = useLunatic(source, data, options);
  return createElement(Provider, null, createElement(LunaticComponents, { components: getComponents() }));
}

createRoot(app).render(createElement(Form, null));
