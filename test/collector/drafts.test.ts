import { newFolder, storeIn } from './collectors.ts';
import { draftContract } from './draftContract.ts';

draftContract('SQLite', async () => storeIn(newFolder()));
