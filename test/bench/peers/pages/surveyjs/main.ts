import 'survey-core/survey-core.fontless.min.css';
import { Model, settings } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { app, fetchInstrument } from '../page.ts';

// With the animation, what is hidden stays until that is over.
settings.animationEnabled = false;
renderSurvey(new Model(JSON.parse(await fetchInstrument('surveyjs', 'json'))), app);
