#!/usr/bin/env node
import { answer } from './collector/answer.ts';
import { main } from './main.ts';

await main('collector', answer);
