/** The memory for request bodies, shared by all requests. */
export class BodyRoom {
  readonly #maxBytes: number;
  #taken = 0;
  #unproven = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes held now. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * A hold for one request, still empty.
   * @param proven whether a case's token was shown: all others together may take half of the room
   */
  hold(proven: boolean): Hold {
    let held = 0;
    return {
      grow: (bytes) => {
        const more = bytes - held;
        if (this.#taken + more > this.#maxBytes) return false;
        if (!proven && this.#unproven + more > this.#maxBytes / 2) return false;
        held = bytes;
        this.#taken += more;
        if (!proven) this.#unproven += more;
        return true;
      },
      release: () => {
        this.#taken -= held;
        if (!proven) this.#unproven -= held;
        held = 0;
      },
    };
  }
}

/** The bytes that one request holds. */
export interface Hold {
  /** Grows to so many bytes; false: there is no room for that. */
  grow(bytes: number): boolean;
  /** Releases all of it. */
  release(): void;
}
