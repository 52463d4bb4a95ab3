import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { sqlErrorKind, sqlErrorKinds } from './sql-error-kinds.ts';

/** By which way an operation came. */
export type Transport = 'http' | 'rest' | 'websocket';

/** What gauges are at the moment of asking: a value for each by its name, and for the label where there is one. */
export type Reading = Readonly<Record<string, number | string | null>>;

/** Names of gauges with what they mean. */
export type GaugeTexts = Readonly<Record<string, string>>;

/** A metric as documents tell of it. */
export interface Described {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** From what nobody notices to what nobody waits for. */
const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const jobSeconds = [0.01, 0.1, 1, 5, 15, 60];

/**
 * What a process counts for whoever watches it. Labels come from closed sets alone (fields of the schema, codes, names of jobs): no id, name or
 * text of anybody becomes one, so nothing is told of persons and the number of series is bounded.
 */
export class Metrics {
  /** What there is, besides what the library tells of Node. */
  readonly described: Described[] = [];
  readonly #registry = new Registry();
  readonly contentType = this.#registry.contentType;
  readonly #readings: (() => Promise<void>)[] = [];

  readonly #operations = this.#histogram(
    'operation_duration_seconds',
    'From when a query or mutation came until its answer was ready, by its root field; the count is the rate.',
    requestSeconds,
    ['operation', 'transport'],
  );
  readonly #errors = this.#counter('operation_errors_total', 'Answers with an error, by the code of the first.', [
    'operation',
    'transport',
    'code',
  ]);
  readonly #refusals = this.#counter(
    'refusals_total',
    'Changes that a rule stood against, by the code of the refusal.',
    ['code'],
  );
  readonly #requests = this.#counter('http_requests_total', 'Requests over HTTP, by the status of the answer.', [
    'status',
  ]);
  readonly #subscriptions = this.#gauge('subscriptions', 'Open subscriptions, by their root field.', ['operation']);
  readonly #deliveries = this.#counter('deliveries_total', 'Events sent to subscriptions, by their root field.', [
    'operation',
  ]);
  readonly #eventDelay = this.#histogram(
    'event_delay_seconds',
    'From the beginning of the transaction that an event tells of until this process has read it for its subscriptions.',
    requestSeconds,
  );
  readonly #sqlErrors = this.#counter(
    'database_errors_total',
    'Errors that PostgreSQL answered to statements of this process, by kind.',
    ['kind'],
  );
  readonly #jobRuns = this.#counter('job_runs_total', 'Turns of work by the clock that this process took.', [
    'job_name',
    'outcome',
  ]);
  readonly #jobDuration = this.#histogram('job_duration_seconds', 'How long these turns took.', jobSeconds, [
    'job_name',
  ]);
  readonly #jobInterval = this.#gauge('job_interval_seconds', 'How often the work is due.', ['job_name']);
  readonly #jobSuccess = this.#gauge(
    'job_last_success_timestamp_seconds',
    'When this process last ended such a turn well, or else when it started. Of several processes the newest counts.',
    ['job_name'],
  );

  constructor(version: string) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('info', 'Always 1; the label says which version runs.', ['version']).set({ version }, 1);
    // There from the start, so that the first of each shows as an increase.
    for (const kind of sqlErrorKinds) this.#sqlErrors.inc({ kind }, 0);
  }

  operation(operation: string, transport: Transport, seconds: number): void {
    this.#operations.observe({ operation, transport }, seconds);
  }

  operationFailed(operation: string, transport: Transport, code: string): void {
    this.#errors.inc({ operation, transport, code });
  }

  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  answered(status: number): void {
    this.#requests.inc({ status });
  }

  /** A subscription that was opened; what is answered is to be called once, when it ends. */
  subscribed(operation: string): () => void {
    this.#subscriptions.inc({ operation });
    return () => this.#subscriptions.dec({ operation });
  }

  delivered(operation: string): void {
    this.#deliveries.inc({ operation });
  }

  eventRead(at: Date): void {
    this.#eventDelay.observe(Math.max(0, (Date.now() - at.getTime()) / 1_000));
  }

  sqlError(state: string | undefined): void {
    this.#sqlErrors.inc({ kind: sqlErrorKind(state) });
  }

  /** Tells of a job before its first turn: one that never ends well is then found by its age too. */
  jobDue(name: string, everyMs: number): void {
    this.#jobInterval.set({ job_name: name }, everyMs / 1_000);
    this.#jobSuccess.set({ job_name: name }, Date.now() / 1_000);
    for (const outcome of ['success', 'failure']) this.#jobRuns.inc({ job_name: name, outcome }, 0);
  }

  jobEnded(name: string, outcome: 'success' | 'failure', seconds: number): void {
    this.#jobRuns.inc({ job_name: name, outcome });
    this.#jobDuration.observe({ job_name: name }, seconds);
    if (outcome === 'success') this.#jobSuccess.set({ job_name: name }, Date.now() / 1_000);
  }

  /** Gauges that are read together whenever somebody asks, for each value of the label where there is one. What is not answered is not shown. */
  watch(gauges: GaugeTexts, label: string | null, read: () => readonly Reading[] | Promise<readonly Reading[]>): void {
    const labels = label === null ? [] : [label];
    const made = Object.entries(gauges).map(([name, help]) => ({ name, gauge: this.#gauge(name, help, labels) }));
    this.#readings.push(async () => {
      const readings = await read();
      for (const { name, gauge } of made) {
        gauge.reset();
        // Without a label it would be 0 now, which is something else than not known.
        if (label === null) gauge.remove();
        for (const reading of readings) {
          const value = reading[name];
          if (typeof value === 'number') gauge.set(label === null ? {} : { [label]: String(reading[label]) }, value);
        }
      }
    });
  }

  /** Everything, as Prometheus reads it. */
  async text(): Promise<string> {
    await Promise.all(this.#readings.map((read) => read()));
    return this.#registry.metrics();
  }

  #counter<L extends string>(name: string, help: string, labels: L[] = []): Counter<L> {
    return new Counter(this.#described('counter', name, help, labels));
  }

  #gauge<L extends string>(name: string, help: string, labels: L[] = []): Gauge<L> {
    return new Gauge(this.#described('gauge', name, help, labels));
  }

  #histogram<L extends string>(name: string, help: string, buckets: number[], labels: L[] = []): Histogram<L> {
    return new Histogram({ ...this.#described('histogram', name, help, labels), buckets });
  }

  #described<L extends string>(type: string, ownName: string, help: string, labelNames: L[]) {
    const name = `apotheca_${ownName}`;
    this.described.push({ name, type, help, labels: labelNames });
    return { name, help, labelNames, registers: [this.#registry] };
  }
}
