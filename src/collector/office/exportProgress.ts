import type { ExportProgress } from '../../protocol/exportRequest.ts';

/** Exports whose progress is remembered at most. */
const mostExports = 50;
/** Lines that are remembered of one. */
const mostLines = 20;

/** What an export tells while it is written. */
export interface ExportTeller {
  readonly read: (responses: number) => void;
  readonly skipped: (line: string) => void;
  readonly noted: (line: string) => void;
  readonly end: () => void;
}

/** How far exports are, for whoever asked for them: in the memory of this process, the latest ones. */
export class ExportsInProgress {
  readonly #all = new Map<string, { token: number; progress: ExportProgress }>();

  /** Begins one. @param token the number of the token of whoever asks for it */
  begin(id: string, token: number, of: number): ExportTeller {
    const progress: ExportProgress = { responses: 0, of, done: false, skipped: 0, lines: [] };
    this.#all.set(id, { token, progress });
    for (const oldest of this.#all.keys()) {
      if (this.#all.size <= mostExports) break;
      this.#all.delete(oldest);
    }
    const line = (text: string) => {
      if (progress.lines.length < mostLines) progress.lines.push(text);
    };
    return {
      read: (responses) => {
        progress.responses = responses;
      },
      skipped: (text) => {
        progress.skipped += 1;
        line(text);
      },
      noted: line,
      end: () => {
        progress.done = true;
      },
    };
  }

  /** The progress of one, for whoever asked for it. */
  of(id: string, token: number): ExportProgress | undefined {
    const found = this.#all.get(id);
    return found?.token === token ? found.progress : undefined;
  }
}
