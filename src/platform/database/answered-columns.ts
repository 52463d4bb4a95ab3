import pg from 'pg';
import type { AnsweredColumn } from './check-rows.ts';

/** The columns of statements by their text, as PostgreSQL described them last. */
const columns = new Map<string, readonly AnsweredColumn[]>();
/** Lists of values of varying length make many texts: forget rather than grow. */
const mostTexts = 2_000;

/** What columns a statement answered; undefined for one that is forgotten, or was never asked. */
export const columnsOf = (text: string): readonly AnsweredColumn[] | undefined => columns.get(text);

/** A connection that keeps in mind what columns its statements answer: Prisma hands on values alone. */
export class NotingClient extends pg.Client {}

Object.defineProperty(NotingClient.prototype, 'query', {
  value: function query(this: pg.Client, ...args: unknown[]): unknown {
    const answer: unknown = Reflect.apply(pg.Client.prototype.query, this, args);
    // Prisma alone asks with a promise and in arrays; the pool's own reads have their columns at hand.
    const [asked] = args as [{ readonly rowMode?: string; readonly text: string }];
    if (asked?.rowMode !== 'array' || !(answer instanceof Promise)) return answer;
    return answer.then((result: pg.QueryArrayResult) => {
      if (!columns.has(asked.text)) {
        if (columns.size >= mostTexts) columns.clear();
        columns.set(asked.text, result.fields);
      }
      return result;
    });
  },
});
