import { type Logger, pino } from 'pino';

export type { Logger };

/** A structured log on standard output. Requests are logged by operation name and id, never by their variables. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // A second fence: nothing logs these on purpose.
    redact: {
      paths: ['authorization', '*.authorization', 'password', '*.password', 'token', '*.token'],
      censor: '[secret]',
    },
  });
}
