// Holds the write lock of a database until it is told to let go.
import { DatabaseSync } from 'node:sqlite';

const [, , file = ''] = process.argv;
const database = new DatabaseSync(file);
database.exec('BEGIN IMMEDIATE');
console.log('held');
process.stdin.once('data', () => {
  database.exec('ROLLBACK');
  database.close();
  process.stdin.destroy();
});
