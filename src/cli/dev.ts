import { createServer } from 'vite';
import { configLine, readCollectorConfig } from '../collector/collectorConfig.ts';
import { startServer } from '../collector/server.ts';
import { startLine } from '../collector/startFault.ts';
import { outliveListeners } from './outliveListeners.ts';

/** `npm run dev`: the app with hot reload, and a collector behind it. */
async function dev(): Promise<number> {
  outliveListeners();
  const config = readCollectorConfig(process.env, { intake: 'open', draftDays: 30, on: 'loopback' });
  if (!config.ok) {
    for (const fault of config.fault) console.error(configLine(fault));
    return 1;
  }
  const collector = await startServer({ ...config.value, hosts: ['127.0.0.1'], port: 0 });
  if (!collector.ok) {
    console.error(startLine(collector.fault));
    return 1;
  }
  const { port } = config.value;
  const vite = await createServer({ server: { port, strictPort: true, proxy: { '/api': collector.value.url } } });
  await vite.listen();
  vite.printUrls();
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await vite.close();
  await collector.value.close();
  return 0;
}

process.exitCode = await dev();
