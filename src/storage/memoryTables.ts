import { MemoryTable } from './memoryTable.ts';
import { reported } from './reported.ts';
import type {
  AnnotationRow,
  AnswerRow,
  OutboxRow,
  PrefilledRow,
  ReceiptRow,
  ResponseRow,
  SettingRow,
  TimeRow,
  TrailRow,
  UnreadableRow,
} from './rows.ts';
import type { Rows, Settings, Tables } from './tables.ts';

const alike = () => '';
const ofResponse = ({ response }: { readonly response: string }) => response;

/** What stands in for a database where the browser gives none: the page's memory, of which no other page knows anything. */
export function memoryTables(): Tables {
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const look of watchers) look();
  };
  const responses = transactions(tell);
  const settings = transactions(tell);
  const all: Rows & { readonly settings: Settings } = {
    responses: new MemoryTable<ResponseRow, string>(({ id }) => id, alike, responses.onChange),
    prefilled: new MemoryTable<PrefilledRow, string>(ofResponse, alike, responses.onChange),
    answers: new MemoryTable<AnswerRow, [string, string]>(
      ({ response, item }) => [response, item],
      ofResponse,
      responses.onChange,
    ),
    annotations: new MemoryTable<AnnotationRow, [string, string]>(
      ({ response, name }) => [response, name],
      ofResponse,
      responses.onChange,
    ),
    trail: new MemoryTable<TrailRow, number>(({ key }, next) => key ?? next, ofResponse, responses.onChange),
    times: new MemoryTable<TimeRow, string>(ofResponse, alike, responses.onChange),
    outbox: new MemoryTable<OutboxRow, string>(({ id }) => id, alike, responses.onChange),
    receipts: new MemoryTable<ReceiptRow, string>(({ id }) => id, alike, responses.onChange),
    strays: new MemoryTable<UnreadableRow, number>(({ key }, next) => key ?? next, alike, responses.onChange),
    settings: new MemoryTable<SettingRow, string>(({ name }) => name, alike, settings.onChange),
  };
  return {
    inMemory: true,
    read: (work) => reported(responses.run(() => work(all))),
    write: (work) => responses.run(() => work(all)),
    readSettings: (work) => reported(settings.run(() => work(all.settings))),
    writeSettings: (work) => reported(settings.run(() => work(all.settings))),
    watch(query, onValue, onFault) {
      let last = 0;
      const look = () => {
        last += 1;
        const mine = last;
        // What was asked before the last change says nothing any more.
        void query().then(
          (value) => mine === last && onValue(value),
          (cause: unknown) => mine === last && onFault(cause),
        );
      };
      watchers.add(look);
      look();
      return () => {
        last = 0;
        watchers.delete(look);
      };
    },
    async reopen() {},
    close() {},
    async erase() {},
  };
}

/** Transactions, one after another: what fails is undone, and what has changed something is told of. */
function transactions(tell: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  let undos: (() => void)[] = [];
  return {
    onChange: (undo: () => void) => void undos.push(undo),
    run<Value>(work: () => Promise<Value>): Promise<Value> {
      const done = last.then(async () => {
        undos = [];
        try {
          return await work();
        } catch (cause) {
          for (const undo of undos.reverse()) undo();
          throw cause;
        }
      });
      // What is told of is done in any case: neither whom that troubles, nor what failed, holds up the next one.
      last = done.then(() => undos.length > 0 && tell()).catch(() => {});
      return done;
    },
  };
}
