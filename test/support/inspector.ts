import { vi } from 'vitest';
import type { Screen } from './screen.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly targetInfo?: { readonly targetId: string; readonly type: string; readonly isProvisional?: boolean };
    readonly newTargetId?: string;
    readonly message?: string;
  };
  readonly result?: {
    readonly result?: { readonly value?: unknown; readonly description?: string };
    readonly wasThrown?: boolean;
  };
}

/**
 * A page of a WebKit that nothing automates, seen through its remote inspector: automated, WebKit keeps nothing on the
 * disk. An inspector has no fingers, so that clicks and keys are the page's own here; what it shows is what is stored.
 */
export class Inspector implements Screen {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Message) => void>();
  #target: string | undefined;
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(`${data}`)));
  }

  /** Waits until the browser that is inspected at an address has a page. */
  static async connect(address: string): Promise<Inspector> {
    const path = await vi.waitFor(
      async () => {
        const targets = await (await fetch(`http://${address}/`)).text();
        const [found] = /socket\/\d+\/\d+\/WebPage/.exec(targets) ?? [];
        if (!found) throw new Error('no page yet');
        return found;
      },
      { timeout: 30_000, interval: 50 },
    );
    const screen = new Inspector(new WebSocket(`ws://${address}/${path}`));
    await vi.waitFor(() => screen.ask(() => true), { timeout: 30_000, interval: 50 });
    return screen;
  }

  goto(address: string): Promise<void> {
    return this.#leave(`location.assign(${JSON.stringify(address)})`);
  }

  reload(): Promise<void> {
    return this.#leave('location.reload()');
  }

  ask<Answer>(question: (...words: string[]) => Answer, ...words: string[]): Promise<Answer> {
    return this.#evaluate(`(${question})(...${JSON.stringify(words)})`) as Promise<Answer>;
  }

  async click(selector: string): Promise<void> {
    await this.ask((it) => {
      const element = document.querySelector<HTMLElement>(it ?? '');
      if (!element) throw new Error('nothing to click');
      element.focus();
      element.click();
    }, selector);
  }

  async type(text: string): Promise<void> {
    await this.ask((typed) => document.execCommand('insertText', false, typed), text);
  }

  /** Goes elsewhere, and waits until the page that was there is gone. */
  async #leave(how: string): Promise<void> {
    const before = await this.ask(() => performance.timeOrigin);
    await this.#evaluate(how);
    const gone = async () => {
      if ((await this.ask(() => performance.timeOrigin)) === before) throw new Error('still on the page before');
    };
    await vi.waitFor(gone, { timeout: 60_000, interval: 50 });
  }

  async #evaluate(expression: string): Promise<unknown> {
    const targetId = this.#target;
    if (!targetId) throw new Error('no page yet');
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      // A page that goes takes its answers along.
      const late = setTimeout(() => reject(new Error('no answer')), 30_000);
      this.#waiting.set(id, ({ result }) => {
        clearTimeout(late);
        if (result?.result && !result.wasThrown) resolve(result.result.value);
        else reject(new Error(result?.result?.description ?? 'no result'));
      });
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } });
      this.#socket.send(JSON.stringify({ id, method: 'Target.sendMessageToTarget', params: { targetId, message } }));
    });
  }

  #hear({ method, params }: Message): void {
    const { targetInfo, newTargetId, message } = params ?? {};
    if (method === 'Target.targetCreated' && targetInfo?.type === 'page' && !targetInfo.isProvisional)
      this.#target = targetInfo.targetId;
    // Another site is another process, and another page to the inspector.
    if (method === 'Target.didCommitProvisionalTarget') this.#target = newTargetId;
    if (method !== 'Target.dispatchMessageFromTarget' || !message) return;
    const answer = JSON.parse(message) as Message;
    if (answer.id === undefined) return;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}
