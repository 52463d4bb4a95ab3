import type { Gate } from '../gates/gate.ts';

/** So many are read together at most: whoever is answered goes on in the same turn of the event loop, and other work waits for it. */
const most = 50;

interface Question<Key, Answer> {
  readonly key: Key;
  readonly askedAt: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Reads what many ask for at the same moment in one statement: all who have come until there is a place at the gate are answered by the next read,
 * so that nobody is told what was true before they asked.
 */
export class Batch<Key, Answer> {
  readonly #asked: Question<Key, Answer>[] = [];
  #isWaiting = false;

  constructor(
    private readonly gate: Gate,
    /** Answers in the order of the keys. */
    private readonly read: (keys: readonly Key[]) => Promise<readonly Answer[]>,
    /** Who asked within such a time gives up together. */
    private readonly togetherMs = 1_000,
  ) {}

  ask(key: Key): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ key, askedAt: performance.now(), resolve, reject });
      this.#wait();
    });
  }

  #wait(): void {
    if (this.#isWaiting || this.#asked.length === 0) return;
    this.#isWaiting = true;
    this.gate
      .run(() => this.#answer())
      .catch((error: unknown) => {
        // Nobody was let in for long. Whoever came later than the first waits on, for as long as the first did.
        this.#isWaiting = false;
        const [first] = this.#asked;
        const due = this.#asked.findIndex(({ askedAt }) => askedAt > (first?.askedAt ?? 0) + this.togetherMs);
        for (const { reject } of this.#asked.splice(0, due === -1 ? this.#asked.length : due)) reject(error);
        this.#wait();
      });
  }

  async #answer(): Promise<void> {
    const questions = this.#asked.splice(0, most);
    this.#isWaiting = false;
    this.#wait();
    try {
      const answers = await this.read(questions.map(({ key }) => key));
      for (const [nth, { resolve }] of questions.entries()) resolve(answers[nth] as Answer);
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  }
}
