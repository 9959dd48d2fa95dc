import { vi } from 'vitest';
import { patience } from './patience.ts';
import type { Screen } from './screen.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly targetInfo?: { readonly targetId: string; readonly type: string; readonly isProvisional?: boolean };
    readonly targetId?: string;
    readonly newTargetId?: string;
    readonly message?: string;
  };
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown; readonly description?: string };
    readonly wasThrown?: boolean;
  };
}

/** Someone who waits for what a page answers. */
interface Waiting {
  readonly targetId: string;
  readonly hear: (answer: Message) => void;
  readonly giveUp: (why: string) => void;
}

/** How what can be asked again is waited for. */
const again = { timeout: patience, interval: 50 };

/**
 * A page of a WebKit that nothing automates, seen through its remote inspector: automated, WebKit keeps nothing on the
 * disk. An inspector has no fingers, so that clicks and keys are the page's own here; what it shows is what is stored.
 */
export class Inspector implements Screen {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #target: string | undefined;
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(`${data}`)));
    socket.addEventListener('close', () => this.#giveUp(() => true));
  }

  /** Waits until the browser that is inspected at an address has a page. */
  static async connect(address: string): Promise<Inspector> {
    const path = await vi.waitFor(async () => {
      const targets = await (await fetch(`http://${address}/`)).text();
      const [found] = /socket\/\d+\/\d+\/WebPage/.exec(targets) ?? [];
      if (!found) throw new Error('no page yet');
      return found;
    }, again);
    const screen = new Inspector(new WebSocket(`ws://${address}/${path}`));
    await vi.waitFor(() => screen.ask(() => true), again);
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
    const before = await vi.waitFor(() => this.ask(() => performance.timeOrigin), again);
    // A page that takes its answer along has gone: the one after it is asked, and stays.
    await vi.waitFor(() => this.#evaluate(`performance.timeOrigin === ${before} && ${how}`), again);
    const gone = async () => {
      if ((await this.ask(() => performance.timeOrigin)) === before) throw new Error('still on the page before');
    };
    await vi.waitFor(gone, again);
  }

  async #evaluate(expression: string): Promise<unknown> {
    const targetId = this.#target;
    if (!targetId) throw new Error('no page yet');
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const giveUp = (why: string) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        reject(new Error(why));
      };
      const late = setTimeout(giveUp, 30_000, 'no answer');
      const hear = ({ result }: Message) => {
        if (!result?.result || result.wasThrown) return giveUp(result?.result?.description ?? 'no result');
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(result.result.value);
      };
      this.#waiting.set(id, { targetId, hear, giveUp });
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } });
      this.#socket.send(JSON.stringify({ id, method: 'Target.sendMessageToTarget', params: { targetId, message } }));
    });
  }

  /** A page that goes takes its answers along. */
  #giveUp(gone: (targetId: string) => boolean): void {
    for (const { targetId, giveUp } of [...this.#waiting.values()]) if (gone(targetId)) giveUp('the page has gone');
  }

  #hear({ id, error, method, params }: Message): void {
    const { targetInfo, targetId, newTargetId, message } = params ?? {};
    // Refused on its way: it has not reached the page.
    if (id !== undefined && error) this.#waiting.get(id)?.giveUp(error.message);
    if (method === 'Target.targetCreated' && targetInfo?.type === 'page' && !targetInfo.isProvisional)
      this.#target = targetInfo.targetId;
    if (method === 'Target.targetDestroyed') {
      if (this.#target === targetId) this.#target = undefined;
      this.#giveUp((one) => one === targetId);
    }
    // Another site is another process, and another page to the inspector.
    if (method === 'Target.didCommitProvisionalTarget') {
      this.#target = newTargetId;
      this.#giveUp((one) => one !== newTargetId);
    }
    if (method !== 'Target.dispatchMessageFromTarget' || !message) return;
    const answer = JSON.parse(message) as Message;
    if (answer.id !== undefined) this.#waiting.get(answer.id)?.hear(answer);
  }
}
