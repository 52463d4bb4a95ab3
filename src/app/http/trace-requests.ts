import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EndSpan, Tracing } from '../../platform/tracing/tracing.ts';

/** Each request as a span, the first of a trace or a part of the one that its `traceparent` names. The answer names it in turn. */
export function traceRequests(http: FastifyInstance, tracing: Tracing): void {
  const ends = new WeakMap<FastifyRequest, EndSpan>();
  // With a callback: everything behind it runs within the span.
  http.addHook('onRequest', (request, reply, done) => {
    const { method, headers, id, routeOptions } = request;
    const route = routeOptions.url ?? 'other';
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'apotheca.request.id': id,
    };
    const { traceparent } = headers;
    const given = typeof traceparent === 'string' ? traceparent : undefined;
    const end = tracing.request(`${method} ${route}`, given, attributes, () => {
      if (tracing.traceparent !== null) void reply.header('traceparent', tracing.traceparent);
      done();
    });
    ends.set(request, end);
  });
  http.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    ends.get(request)?.({ 'http.response.status_code': status }, status >= 500 ? { code: status } : undefined);
    done();
  });
}
