import { expect, it } from 'vitest';
import { memoryStore, Session } from './session.ts';

/** A session with what its listeners were told. */
function signedIn() {
  const session = new Session(memoryStore());
  session.begin('old');
  const told: (string | null)[] = [];
  session.listen((current) => told.push(current?.token ?? null));
  return { session, told };
}
const asItIs = (answer: string | undefined) => answer;

it('a session that is renewed goes on with the new token, although the old one is heard to have ended before', async () => {
  const { session, told } = signedIn();
  await session.renew(async () => {
    session.end('old');
    return 'new';
  }, asItIs);
  expect([session.current, told]).toEqual([{ token: 'new' }, ['new']]);
});

it('a session that ended while it was to be renewed has ended when no new one came', async () => {
  const refused = signedIn();
  await refused.session.renew(async () => {
    refused.session.end('old');
    return undefined;
  }, asItIs);
  expect([refused.session.current, refused.told]).toEqual([null, [null]]);

  const failed = signedIn();
  const work = async () => {
    failed.session.end('old');
    throw new Error('no answer');
  };
  await expect(failed.session.renew(work, asItIs)).rejects.toThrow('no answer');
  expect([failed.session.current, failed.told]).toEqual([null, [null]]);
});

it('a session that was not to be renewed stays as it was', async () => {
  const { session, told } = signedIn();
  await session.renew(async () => undefined, asItIs);
  expect([session.current, told]).toEqual([{ token: 'old' }, []]);
});
