import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';
import { app, fetchInstrument } from '../page.ts';

const formXml = await fetchInstrument('xform', 'xml');
const fetchFormAttachment = async () => {
  throw new Error('the form has no attachments');
};
createApp({ render: () => h(OdkWebForm, { formXml, fetchFormAttachment, onSubmit: () => undefined }) })
  .use(webFormsPlugin)
  .mount(app);
