import type { Screen } from './screen.ts';

/** The name that the WebDriver standard gives to a reference to an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** A page driven by plain WebDriver over HTTP: a dozen commands, for which a library would be too much. */
export class WebDriver implements Screen {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  /** Opens a session with the driver at an address, in a window of a tablet's size. */
  static async connect(driver: string, capabilities: Readonly<Record<string, unknown>>): Promise<WebDriver> {
    const opened = await command(`${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
    const { sessionId } = opened as { sessionId: string };
    const screen = new WebDriver(`${driver}/session/${sessionId}`);
    await screen.#tell('window/rect', { x: 0, y: 0, width: 820, height: 1180 });
    return screen;
  }

  async goto(url: string): Promise<void> {
    await this.#tell('url', { url });
  }

  async reload(): Promise<void> {
    await this.#tell('refresh');
  }

  ask<Answer>(question: (...words: string[]) => Answer, ...words: string[]): Promise<Answer> {
    const script = `return (${question})(...arguments)`;
    return this.#tell('execute/sync', { script, args: words }) as Promise<Answer>;
  }

  async click(selector: string): Promise<void> {
    const found = await this.#tell('element', { using: 'css selector', value: selector });
    // WebKit's own scrolling can stop short of an element that lies just below the window, and then refuses the click.
    await this.ask((it) => document.querySelector(it ?? '')?.scrollIntoView({ block: 'center' }), selector);
    await this.#tell(`element/${(found as Record<string, string>)[elementKey]}/click`);
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#tell('actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  #tell(what: string, how: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return command(`${this.#session}/${what}`, how);
  }
}

async function command(address: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
