/** Requests a minute: from one network, and in all. */
export interface PerMinute {
  readonly network: number;
  readonly all: number;
}

/** Networks remembered at once. A forgotten one begins anew, but the budget for all holds for it too. */
const maxNetworks = 20_000;

/** A token bucket: what was left in it, and when. */
interface Bucket {
  left: number;
  at: number;
}

/** A rate limit by network and in all (token buckets of a minute). */
export class Budget {
  readonly #perMinute: PerMinute;
  readonly #now: () => number;
  readonly #all: Bucket;
  /** In order of use: the last used comes last. */
  readonly #networks = new Map<string, Bucket>();

  /** @param now milliseconds of a monotonic clock */
  constructor(perMinute: PerMinute, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
    this.#all = { left: perMinute.all, at: now() };
  }

  /** Takes one for a network. Returns 0, or the seconds until there is one. */
  take(network: string): number {
    const now = this.#now();
    const own = this.#bucketOf(network, now);
    const wait = Math.max(waitFor(own, this.#perMinute.network, now), waitFor(this.#all, this.#perMinute.all, now));
    if (wait > 0) return wait;
    own.left -= 1;
    this.#all.left -= 1;
    return 0;
  }

  #bucketOf(network: string, now: number): Bucket {
    const bucket = this.#networks.get(network) ?? { left: this.#perMinute.network, at: now };
    this.#networks.delete(network);
    this.#networks.set(network, bucket);
    if (this.#networks.size > maxNetworks) {
      const [oldest] = this.#networks.keys();
      if (oldest !== undefined) this.#networks.delete(oldest);
    }
    return bucket;
  }
}

/** Refills a bucket, and returns the whole seconds until one can be taken from it; 0: at once. */
function waitFor(bucket: Bucket, perMinute: number, now: number): number {
  bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) * perMinute) / 60_000);
  bucket.at = now;
  return bucket.left >= 1 ? 0 : Math.ceil(((1 - bucket.left) * 60) / perMinute);
}
