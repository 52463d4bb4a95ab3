import { type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';

/** What a document asks for. */
export interface Weight {
  /** The limits that it exceeds, as errors for the client; empty when it may run. */
  readonly exceeded: readonly GraphQLError[];
  /** What it takes out of the bucket of whoever asks. */
  readonly price: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** So many weights of one document are kept: pages are 25, 50 or 100 long, and a gateway asks for 1 to 100 records. */
const most = 200;

/** The weights of one document, by the operation and by what of the variables they depend on: numbers, such as `first`, and the lengths of lists. */
export class Weights {
  readonly #passed = new Map<string, Weight>();
  readonly #variables: readonly string[];

  constructor(document: DocumentNode) {
    this.#variables = argumentVariables(document);
  }

  /** The weight, measured where it is not known. One that exceeds a limit is measured again each time, since its errors are the request's own. */
  weight(operationName: string | null | undefined, variables: Variables, measure: () => Weight): Weight {
    const key = [operationName ?? '', ...this.#variables.map((name) => lengthOf(variables[name]))].join();
    const known = this.#passed.get(key);
    if (known) return known;
    const weight = measure();
    if (weight.exceeded.length > 0) return weight;
    if (this.#passed.size >= most) this.#passed.clear();
    this.#passed.set(key, weight);
    return weight;
  }
}

/** The variables that are an argument of a field as a whole. */
function argumentVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.ARGUMENT]: ({ value }) => {
      if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** What a variable says of lengths; nothing for most, so that two requests with other texts have one weight. One that is not given has its default. */
function lengthOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.length}]`;
  return value === undefined ? 'default' : '';
}
