/** Candidates, the best first, without sorting those that nobody will ask for: a binary heap. Pure. */

export class BestFirst {
  #size: number;

  /**
   * @param places what is ordered; taken over and reordered
   * @param scores by place; of equal ones the lower place is the better
   */
  constructor(
    private readonly places: Uint32Array,
    private readonly scores: Float32Array,
  ) {
    this.#size = places.length;
    for (let at = (this.#size >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  get size(): number {
    return this.#size;
  }

  /** The score of the best one, minus infinity when there is none. */
  get best(): number {
    return this.#size > 0 ? (this.scores[this.places[0] as number] as number) : Number.NEGATIVE_INFINITY;
  }

  /** Takes the best ones. */
  take(count: number): number[] {
    const taken: number[] = [];
    while (taken.length < count && this.#size > 0) {
      taken.push(this.places[0] as number);
      this.places[0] = this.places[--this.#size] as number;
      this.#sink(0);
    }
    return taken;
  }

  #better(a: number, b: number): boolean {
    const [x, y] = [this.scores[a] as number, this.scores[b] as number];
    return x > y || (x === y && a < b);
  }

  #sink(from: number): void {
    const { places } = this;
    const place = places[from] as number;
    let at = from;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#better(places[child + 1] as number, places[child] as number)) child++;
      if (!this.#better(places[child] as number, place)) break;
      places[at] = places[child] as number;
      at = child;
    }
    places[at] = place;
  }
}
