import { type Logger, pino } from 'pino';

export type { Logger };

// A reader of the log that goes away is no reason to stop serving. Pino's own stream waits for ever at exit when standard output is closed
// (seen with sonic-boom 4.2.1: flushSync tries again on EPIPE without end); Node's stream only tells.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

/** A structured log, on standard output unless that is for what a command answers. Requests are logged by operation name and id, never by their variables. */
export function createLog(
  level: string,
  output: NodeJS.WritableStream = process.stdout,
  /** What every line says besides, such as the trace that it belongs to. */
  besides?: () => object,
): Logger {
  const options = {
    level,
    base: null,
    ...(besides && { mixin: besides }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // A second fence: nothing logs these on purpose.
    redact: {
      paths: ['authorization', '*.authorization', 'password', '*.password', 'token', '*.token'],
      censor: '[secret]',
    },
  };
  return pino(options, output);
}
