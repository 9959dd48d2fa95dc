// A collector in a process of its own, to be killed by tests.
import { serve } from '../../src/cli/serve.ts';

process.exitCode = await serve(process.env, undefined, (url) => console.log(url));
