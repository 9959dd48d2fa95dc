/** The room for bodies that are held at once, shared by all requests. */
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

  /** A hold on it for one request, empty yet. @param proven whether a case's token was shown: others may take half of it all */
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

/** One request's part of the room. */
export interface Hold {
  /** Makes it so many bytes; false: there is no room for that. */
  grow(bytes: number): boolean;
  /** Gives all of it back. */
  release(): void;
}
