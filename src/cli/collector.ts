#!/usr/bin/env node
import { runCollector } from './collector/runCollector.ts';
import { main } from './main.ts';

await main('collector', runCollector);
