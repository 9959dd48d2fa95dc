// Enketo with its default widgets and its "plain" theme.
import 'enketo-core/plain.css';
import jquery from 'jquery';
import type { EnketoForm } from '../../formats/enketo.ts';
import { app, fetchInstrument } from '../page.ts';

// Its widgets look for jQuery there, so it comes before them.
Object.assign(window, { $: jquery, jQuery: jquery });
const { Form } = await import('enketo-core/src/js/form.js');
const { form, model } = JSON.parse(await fetchInstrument('enketo', 'json')) as EnketoForm;
app.innerHTML = form;
const errors = new Form(document.querySelector('form.or'), { modelStr: model }, {}).init();
if (errors.length > 0) throw new Error(errors.join('; '));
document.documentElement.dataset['ready'] = '1';
