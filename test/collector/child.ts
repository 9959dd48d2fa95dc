// A collector in a process of its own, to be killed by tests.
import { serve } from '../../src/cli/serve.ts';
import { readConfig } from '../../src/collector/config.ts';

const config = readConfig(process.env, { intake: 'open', on: 'loopback' });
if (!config.ok) throw new Error(JSON.stringify(config.fault));
process.exitCode = await serve(config.value, undefined, (url) => console.log(url));
