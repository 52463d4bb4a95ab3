import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';

export const factorNotRight = () => refuse('FactorNotRight', 'FACTOR_NOT_RIGHT', message('factorNotRight'), {});

export const noFactor = () => refuse('NoFactor', 'NO_FACTOR', message('noFactor'), {});

export const factorStillRequired = () =>
  refuse('FactorStillRequired', 'FACTOR_STILL_REQUIRED', message('factorStillRequired'), {});
