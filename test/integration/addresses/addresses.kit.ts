import { randomInt } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { newId } from '../../../src/platform/database/ids.ts';
import { LogInDocument, SignUpDocument, type SignUpInput } from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { newWorld, password, someText, type World } from '../../kit/world.ts';

// What the tests of addresses, names and passwords share: a server, and the ways to sign up and in.

export let app: App;
export let world: World;
/** Each request from another address: this file is not about how many there may be. */
export const elsewhere = () => ({ 'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(256)}` });
export const signUpInput = (input: Partial<SignUpInput>) => ({
  name: 'An Owner',
  email: `${someText('somebody')}@pharmacy.example`,
  password,
  organizationName: 'A Group',
  pharmacyName: 'Main Street',
  ...input,
});
export const signUp = (input: Partial<SignUpInput>) =>
  app
    .client()
    .ask(SignUpDocument, { input: signUpInput(input) }, { headers: elsewhere() })
    .then((data) => data.signUp);
export const logIn = (email: string, pass = password) =>
  app
    .client()
    .ask(LogInDocument, { input: { email, password: pass } }, { headers: elsewhere() })
    .then((data) => data.logIn);

/** An account as one of an earlier release. */
export async function addAccount(email: string, passwordHash: string): Promise<string> {
  const id = newId();
  await app.sql(
    `WITH made AS (INSERT INTO account (id, email, password_hash) VALUES (new_uuid_v7(), $2, $3) RETURNING id)
     INSERT INTO app_user (id, organization_id, account_id, email, name)
     SELECT $1, u.organization_id, made.id, $2, 'Somebody' FROM app_user u, made WHERE u.id = $4`,
    [id, email, passwordHash, world.owner.userId],
  );
  await app.sql(
    `INSERT INTO membership (id, organization_id, user_id, role)
     SELECT new_uuid_v7(), organization_id, id, 'AUDITOR' FROM app_user WHERE id = $1`,
    [id],
  );
  return id;
}

export const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };
export function wide(text: string): string {
  return text.replaceAll(/[!-~]/g, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
}

/** What each file needs before its tests, and what is done after them. */
export function useAddresses(): void {
  beforeAll(async () => {
    app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
    world = await newWorld(app);
  });

  afterAll(() => app.close());
}
