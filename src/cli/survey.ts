#!/usr/bin/env node
import { main } from './main.ts';
import { runSurvey } from './survey/runSurvey.ts';

await main('survey', runSurvey);
