import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, carry, type Weather } from './weather.ts';

/** Stands between the tablet and the office: everything passes, and deliveries pass as the weather has it. */
export class Wire {
  weather: Weather = { kind: 'clear' };
  /** Nothing passes, in either direction. */
  isCut = false;
  /** Answers to GETs in the office's place, by path. */
  readonly pages = new Map<string, { readonly type: string; readonly body: string }>();
  /** What answers GETs in the office's place as no office would, by path. */
  readonly troubles = new Map<string, (answer: ServerResponse) => void>();
  /** What is done to a page's security policy on the way. */
  policy: (policy: string) => string = (policy) => policy;
  /** The folder that the app lies in, which a proxy takes off; none where it has the origin to itself. */
  folder = '/';
  /** The port of another collector, where deliveries go in the office's place. */
  deliveriesTo: number | undefined;
  /** What was asked for beside deliveries, in its order: methods and paths. */
  readonly asked: string[] = [];
  /** How many deliveries were tried. */
  tried = 0;
  /** Told of each delivery as it comes: the weather that it meets, where that is not the wire's own. */
  onDelivery: (path: string, body: Buffer) => Weather | undefined = () => undefined;
  /** Told of each answer of the office to a delivery. */
  onAnswer: (path: string, status: number) => void = () => {};
  readonly #server: Server;
  readonly #to: number;
  readonly #host: string;

  private constructor(to: number, host: string) {
    this.#to = to;
    this.#host = host;
    this.#server = createServer((incoming, answer) => this.#pass(incoming, answer));
  }

  /** A wire to the port of an office on this machine, at an address of this machine that the tablet reaches. */
  static async lay(to: number, host = 'localhost'): Promise<Wire> {
    const wire = new Wire(to, host);
    wire.#server.listen(0, host === 'localhost' ? '127.0.0.1' : host);
    await once(wire.#server, 'listening');
    return wire;
  }

  get url(): string {
    return `http://${this.#host}:${(this.#server.address() as AddressInfo).port}/`;
  }

  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse): void {
    if (this.isCut) {
      incoming.destroy();
      return;
    }
    if (incoming.method === 'PUT') {
      void this.#deliver(incoming, answer);
      return;
    }
    this.asked.push(`${incoming.method} ${incoming.url}`);
    const trouble = this.troubles.get(incoming.url ?? '');
    if (trouble && incoming.method === 'GET') {
      trouble(answer);
      return;
    }
    const page = this.pages.get(incoming.url ?? '');
    if (page && incoming.method === 'GET') {
      answer.writeHead(200, { 'content-type': page.type, 'cache-control': 'no-cache' }).end(page.body);
      return;
    }
    const onward = request(this.#onward(incoming, this.#to), (reply) => {
      const policy = reply.headers['content-security-policy'];
      const changed = typeof policy === 'string' ? { 'content-security-policy': this.policy(policy) } : {};
      answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, ...changed });
      reply.pipe(answer);
    });
    onward.once('error', () => answer.destroy());
    incoming.pipe(onward);
  }

  #onward({ url, method, headers }: IncomingMessage, port: number): RequestOptions {
    return {
      ...{ port, host: '127.0.0.1', path: url?.replace(this.folder, '/'), method, headers },
      // A connection that the office is about to close would take an answer along that no test meant to lose.
      agent: false,
    };
  }

  async #deliver(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    this.tried += 1;
    const body = await bodyOf(incoming);
    if (!body) return;
    const path = incoming.url ?? '';
    const weather = this.onDelivery(path, body) ?? this.weather;
    const onward = this.#onward(incoming, this.deliveriesTo ?? this.#to);
    await carry(weather, { onward, body, answer }, (status) => this.onAnswer(path, status));
  }
}
