import { pino } from 'pino';

/** A log whose lines can be looked at. */
export function keptLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }) };
}
