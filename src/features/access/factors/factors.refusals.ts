import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';

export const challengeNotValid = () =>
  refuse('ChallengeNotValid', 'CHALLENGE_NOT_VALID', message('challengeNotValid'), {});

export const factorNotRight = () => refuse('FactorNotRight', 'FACTOR_NOT_RIGHT', message('factorNotRight'), {});

export const totpNotBegun = () => refuse('TotpNotBegun', 'TOTP_NOT_BEGUN', message('totpNotBegun'), {});

export const noFactor = () => refuse('NoFactor', 'NO_FACTOR', message('noFactor'), {});

export const factorStillRequired = () =>
  refuse('FactorStillRequired', 'FACTOR_STILL_REQUIRED', message('factorStillRequired'), {});

export const tooManyPasskeys = () => refuse('TooManyPasskeys', 'TOO_MANY_PASSKEYS', message('tooManyPasskeys'), {});

export const accountIsShared = () => refuse('AccountIsShared', 'ACCOUNT_IS_SHARED', message('accountIsShared'), {});
