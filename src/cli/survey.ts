#!/usr/bin/env node
import { main } from './main.ts';
import { answer } from './survey/answer.ts';

await main('survey', answer);
