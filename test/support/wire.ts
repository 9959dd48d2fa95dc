import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the way to the office does to a delivery. */
export type Weather =
  | { readonly kind: 'clear' }
  /** The office gets it and answers; the answer never arrives. */
  | { readonly kind: 'answer-lost' }
  /** Something else answers in the office's place. */
  | {
      readonly kind: 'instead';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string;
    };

/** Stands between the tablet and the office: everything passes, and deliveries pass as the weather has it. */
export class Wire {
  weather: Weather = { kind: 'clear' };
  /** Answers to GETs in the office's place, by path. */
  readonly pages = new Map<string, { readonly type: string; readonly body: string }>();
  /** What is done to a page's security policy on the way. */
  policy: (policy: string) => string = (policy) => policy;
  /** The folder that the app lies in, which a proxy takes off; none where it has the origin to itself. */
  folder = '/';
  /** The port of another collector, where deliveries go in the office's place. */
  deliveriesTo: number | undefined;
  /** How many deliveries were tried. */
  tried = 0;
  readonly #server: Server;
  readonly #to: number;

  private constructor(to: number) {
    this.#to = to;
    this.#server = createServer((incoming, answer) => this.#pass(incoming, answer));
  }

  /** A wire to the port of an office on this machine. */
  static async lay(to: number): Promise<Wire> {
    const wire = new Wire(to);
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const { weather } = this;
    const delivery = incoming.method === 'PUT';
    if (delivery) this.tried += 1;
    if (delivery && weather.kind === 'instead') {
      incoming.resume().once('end', () => answer.writeHead(weather.status, weather.headers).end(weather.body));
      return;
    }
    const page = this.pages.get(incoming.url ?? '');
    if (page && incoming.method === 'GET') {
      answer.writeHead(200, { 'content-type': page.type, 'cache-control': 'no-cache' }).end(page.body);
      return;
    }
    const onward = request(
      {
        port: (delivery ? this.deliveriesTo : undefined) ?? this.#to,
        host: '127.0.0.1',
        path: incoming.url?.replace(this.folder, '/'),
        method: incoming.method,
        headers: incoming.headers,
        // A connection that the office is about to close would take an answer along that no test meant to lose.
        agent: false,
      },
      (reply) => {
        if (delivery && weather.kind === 'answer-lost') {
          reply.resume().once('end', () => answer.destroy());
          return;
        }
        const policy = reply.headers['content-security-policy'];
        const changed = typeof policy === 'string' ? { 'content-security-policy': this.policy(policy) } : {};
        answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, ...changed });
        reply.pipe(answer);
      },
    );
    onward.once('error', () => answer.destroy());
    incoming.pipe(onward);
  }
}
