import 'survey-core/survey-core.fontless.min.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Model, settings } from 'survey-core';
import { Survey } from 'survey-react-ui';
import { app, fetchInstrument } from '../page.ts';

// With the animation, what is hidden stays until that is over.
settings.animationEnabled = false;
const model = new Model(JSON.parse(await fetchInstrument('surveyjs', 'json')));
createRoot(app).render(createElement(Survey, { model }));
