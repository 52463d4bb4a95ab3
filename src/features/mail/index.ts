import type { Feature } from '../../graphql/feature.ts';
import { mailFigures } from './figures.ts';
import { MailResolver } from './mail.resolver.ts';
import { sendLetters } from './send-letters.ts';
import { mailTables } from './tables.ts';

export type { LetterFacts, LetterName } from '../../domain/messages/letter.ts';
export { linkTo, pages } from './links.ts';
export { type Queued, queueLetter, wouldBeDropped } from './queue-letter.ts';
export { sendLetters };

/** Letters to people: an outbox that is written with the change and sent after it. */
export const mail: Feature = {
  resolvers: [MailResolver],
  jobs: [
    {
      name: 'mail',
      everyMs: 5_000,
      together: true,
      wakes: ({ post }, wake) => post?.onQueued(wake),
      run: sendLetters,
    },
  ],
  figures: mailFigures,
  tables: mailTables,
};
