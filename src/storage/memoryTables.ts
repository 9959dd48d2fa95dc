import { MemoryTable } from './memoryTable.ts';
import type {
  AnnotationRow,
  AnswerRow,
  OutboxRow,
  ReceiptRow,
  ResponseRow,
  SettingRow,
  TimeRow,
  TrailRow,
  UnreadableRow,
} from './rows.ts';
import type { Rows, Tables } from './tables.ts';

const alike = () => '';
const ofResponse = ({ response }: { readonly response: string }) => response;

/** What stands in for a database where the browser gives none: the page's memory, of which no other page knows anything. */
export function memoryTables(): Tables {
  const watchers = new Set<() => void>();
  let telling = false;
  const tell = () => {
    if (telling) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      for (const look of watchers) look();
    });
  };
  const responses = transactions(tell);
  const settings = transactions(tell);
  const all: Rows & { readonly settings: SettingsTable } = {
    responses: new MemoryTable<ResponseRow, string>(({ id }) => id, alike, responses.onChange),
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
    read: (work) => responses.run(() => work(all)),
    write: (work) => responses.run(() => work(all)),
    readSettings: (work) => settings.run(() => work(all.settings)),
    writeSettings: (work) => settings.run(() => work(all.settings)),
    watch(query, onValue, onFault) {
      let ended = false;
      const look = () =>
        void query().then(
          (value) => ended || onValue(value),
          (cause: unknown) => ended || onFault(cause),
        );
      watchers.add(look);
      look();
      return () => {
        ended = true;
        watchers.delete(look);
      };
    },
    async reopen() {},
    close() {},
    async erase() {},
  };
}
type SettingsTable = Parameters<Parameters<Tables['readSettings']>[0]>[0];

/** Transactions, one after another: what fails is undone. */
function transactions(tell: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  let undos: (() => void)[] = [];
  return {
    onChange(undo: () => void) {
      undos.push(undo);
      tell();
    },
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
      last = done.catch(() => {});
      return done;
    },
  };
}
