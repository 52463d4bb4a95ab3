import { hash } from 'node:crypto';

/** Remembers the first row of each code, as its line and a digest: some 100 bytes for each, whatever the row's length. */
export class FirstRows {
  readonly #rows = new Map<string, { line: number; digest: string }>();

  /** 'first' for a new code, 'same' for a repeat that says the same, else the line of the first row that says something else. */
  meet(code: string, line: number, row: object): 'first' | 'same' | number {
    const digest = hash('sha1', JSON.stringify(row), 'base64');
    const first = this.#rows.get(code);
    if (first === undefined) {
      this.#rows.set(code, { line, digest });
      return 'first';
    }
    return first.digest === digest ? 'same' : first.line;
  }
}
