/** Thrown in place of an answer: whoever did the step is gone, and nobody knows how far it came. */
export class Lost extends Error {}

/** Which step of a case is lost: its `nth`, before it did anything, or after its effect and before anybody heard of it. */
export interface Loss {
  readonly step: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
}

/** Writes down the steps of cases in their order, and loses those that a test has planned, each once. */
export class Losses {
  readonly #passed = new Map<string, string[]>();
  readonly #planned = new Map<string, Loss>();

  plan(caseId: string, loss: Loss): void {
    this.#planned.set(caseId, loss);
  }

  /** Whether what was planned has come about. */
  hasCome(caseId: string): boolean {
    return !this.#planned.has(caseId);
  }

  /** The steps that came through, in their order. */
  passedBy(caseId: string): readonly string[] {
    return this.#passed.get(caseId) ?? [];
  }

  /**
   * `counts` tells an answer after which nothing was done: it will be tried again, and how often depends on the machine, so it
   * is no step of the story.
   * @throws Lost where this is the step that is lost
   */
  async pass<T>(
    caseId: string,
    step: string,
    act: () => Promise<T>,
    counts: (answer: T) => boolean = () => true,
  ): Promise<T> {
    const passed = this.#passed.get(caseId) ?? [];
    this.#passed.set(caseId, passed);
    const planned = this.#planned.get(caseId);
    const nth = passed.filter((each) => each === step).length + 1;
    const isLost = planned?.step === step && planned.nth === nth;
    if (isLost) this.#planned.delete(caseId);
    if (isLost && planned.moment === 'before') throw new Lost();
    const answer = await act();
    if (!counts(answer)) {
      if (isLost) this.#planned.set(caseId, planned);
      return answer;
    }
    if (isLost) throw new Lost();
    passed.push(step);
    return answer;
  }

  /** Does it again after it was lost, as whoever asked for it does. */
  async insist<T>(caseId: string, step: string, act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await this.pass(caseId, step, act);
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
      }
    }
  }
}
