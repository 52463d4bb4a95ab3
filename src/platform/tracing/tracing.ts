import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

export interface TracingOptions {
  /** Where spans are sent, as the base address of a collector: /v1/traces is added. */
  readonly endpoint: string;
  readonly serviceName: string;
  readonly version: string;
  /** Which part of the traces that begin here, or come in, is kept. */
  readonly ratio: number;
}

/** What a log line says of the trace that it belongs to. */
export type TraceFields = { readonly trace_id: string; readonly span_id: string } | Record<string, never>;

/** Ends a span that was begun, with the error if there is one. */
export type EndSpan = (attributes?: Attributes, error?: unknown) => void;

/**
 * Follows a request through this process, and sends what it found to a collector. Nothing of OpenTelemetry is global: which span is at work is kept
 * here, so that two servers in one process do not mix.
 */
export class Tracing {
  readonly #current = new AsyncLocalStorage<Span>();
  readonly #provider: TracerProvider;
  readonly #tracer;

  constructor({ endpoint, serviceName, version, ratio }: TracingOptions) {
    const share = new TraceIdRatioBasedSampler(ratio);
    this.#provider = new TracerProvider({
      resource: defaultResource()
        .merge(resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }))
        // OTEL_RESOURCE_ATTRIBUTES says more of the place where it runs.
        .merge(detectResources({ detectors: [envDetector] })),
      // Whoever sends a request may join a trace, and not decide that it is kept.
      sampler: new ParentBasedSampler({ root: share, remoteParentSampled: share }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('apotheca', version);
  }

  /** Does the work within the span of a request, which goes on with the trace that its `traceparent` names. What is answered ends the span. */
  request(name: string, traceparent: string | undefined, attributes: Attributes, work: () => void): EndSpan {
    const from = traceparent === undefined ? null : parseTraceParent(traceparent);
    const context = from ? trace.setSpanContext(ROOT_CONTEXT, { ...from, isRemote: true }) : ROOT_CONTEXT;
    const span = this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, context);
    this.#current.run(span, work);
    return ending(span);
  }

  /** Does the work within a span of its own. */
  async within<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
    const span = this.#begin(name, SpanKind.INTERNAL, attributes);
    if (!span) return work();
    const end = ending(span);
    try {
      const result = await this.#current.run(span, work);
      end();
      return result;
    } catch (error) {
      end({}, error);
      throw error;
    }
  }

  /** Begins a span for what is asked of somebody else, within the one at work; null when nobody's request is. */
  asking(name: string, attributes: Attributes): EndSpan | null {
    const span = this.#begin(name, SpanKind.CLIENT, attributes);
    return span && ending(span);
  }

  #begin(name: string, kind: SpanKind, attributes: Attributes): Span | null {
    const parent = this.#current.getStore();
    return parent ? this.#tracer.startSpan(name, { kind, attributes }, trace.setSpan(ROOT_CONTEXT, parent)) : null;
  }

  /** The header by which somebody else goes on with the trace at work. */
  get traceparent(): string | null {
    const context = this.#current.getStore()?.spanContext();
    if (!context || !isSpanContextValid(context)) return null;
    return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
  }

  get logFields(): TraceFields {
    const context = this.#current.getStore()?.spanContext();
    return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
  }

  /** Sends what is left; a collector that is away loses it. */
  async close(): Promise<void> {
    await this.#provider.shutdown().catch(() => undefined);
  }
}

function ending(span: Span): EndSpan {
  return (attributes = {}, error) => {
    span.setAttributes(attributes);
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
    span.end();
  };
}

/** Its code or name alone: what an error says may hold what somebody typed. */
function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return String(code ?? name ?? 'error');
}
