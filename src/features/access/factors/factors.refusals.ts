import { refuse } from '../../../domain/refusal.ts';

export const challengeNotValid = () =>
  refuse(
    'ChallengeNotValid',
    'CHALLENGE_NOT_VALID',
    'This sign-in cannot be gone on with: it is over, was tried too often, or began elsewhere. Sign in anew.',
    {},
  );

export const factorNotRight = () =>
  refuse(
    'FactorNotRight',
    'FACTOR_NOT_RIGHT',
    'This is not right, or was used before. A code of an authenticator app counts once: wait for the next one.',
    {},
  );

export const totpNotBegun = () =>
  refuse('TotpNotBegun', 'TOTP_NOT_BEGUN', 'There is no secret to confirm. Begin with beginTotp.', {});

export const noFactor = () =>
  refuse('NoFactor', 'NO_FACTOR', 'There is no second factor yet. Set up an authenticator app or a passkey first.', {});

export const factorStillRequired = () =>
  refuse(
    'FactorStillRequired',
    'FACTOR_STILL_REQUIRED',
    'This is your last second factor, and an organization of yours asks for one. Set up another one first.',
    {},
  );

export const tooManyPasskeys = () =>
  refuse(
    'TooManyPasskeys',
    'TOO_MANY_PASSKEYS',
    'You have twenty passkeys. Remove one that you do not use any more.',
    {},
  );

export const accountIsShared = () =>
  refuse(
    'AccountIsShared',
    'ACCOUNT_IS_SHARED',
    'This person is a member of other organizations too, which rely on their second factor. They can replace it themselves, or ask whoever runs the server.',
    {},
  );
