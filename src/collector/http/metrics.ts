import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { StoreFailure } from '../store/failure.ts';
import type { EndedRequest, RequestObserver } from './requestObserver.ts';

/** Values that are read when metrics are asked for, not counted. */
export interface Gauges {
  readonly connections: () => Promise<number>;
  readonly bodyBytes: () => number;
  readonly ready: () => Promise<boolean>;
}

/** A collector's metrics, for Prometheus. None of them identifies a sender or a response. */
export class Metrics implements RequestObserver {
  readonly #registry = new Registry();
  readonly #deliveries = new Counter({
    name: 'veldwerk_deliveries_total',
    help: 'Deliveries of responses, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: 'veldwerk_delivery_seconds',
    help: 'Time from the head of a delivery to its answer, its body included.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers: [this.#registry],
  });
  readonly #answers = new Counter({
    name: 'veldwerk_answers_total',
    help: 'Answers, by route and status.',
    labelNames: ['route', 'status'],
    registers: [this.#registry],
  });
  readonly #refusals = new Counter({
    name: 'veldwerk_refusals_total',
    help: 'Refused documents, by whether they were kept apart.',
    labelNames: ['kept'],
    registers: [this.#registry],
  });
  readonly #failures = new Counter({
    name: 'veldwerk_store_failures_total',
    help: 'Times that the store did not do its work.',
    registers: [this.#registry],
  });
  readonly #dropped = new Counter({
    name: 'veldwerk_connections_dropped_total',
    help: 'Connections turned away, since there were too many.',
    registers: [this.#registry],
  });

  requestEnded({ route, status, seconds, delivered }: EndedRequest): void {
    this.#answers.inc({ route, status: status ?? 'none' });
    if (delivered === undefined) return;
    this.#deliveries.inc({ outcome: delivered });
    this.#seconds.observe(seconds);
  }

  documentRefused(kept: boolean): void {
    this.#refusals.inc({ kept: kept ? 'yes' : 'no' });
  }

  connectionDropped(): void {
    this.#dropped.inc();
  }

  /** Counts a failure of the store; others are not counted. */
  failed(cause: unknown): void {
    if (cause instanceof StoreFailure) this.#failures.inc();
  }

  /** Adds these gauges, and the metrics of the process. */
  watch({ connections, bodyBytes, ready }: Gauges): void {
    const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        async collect() {
          this.set(await value());
        },
      });
    gauge('veldwerk_connections', 'Connections that are open.', connections);
    gauge('veldwerk_body_bytes', 'Bytes of bodies held in memory.', bodyBytes);
    gauge('veldwerk_ready', 'Whether responses can be taken: 1, or 0.', async () => Number(await ready()));
    collectDefaultMetrics({ register: this.#registry });
  }

  /** All metrics in the text format of Prometheus, with its media type. */
  async text(): Promise<{ readonly media: string; readonly text: string }> {
    return { media: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
