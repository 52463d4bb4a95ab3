import { refuse } from '../../../domain/refusal.ts';

export const weakPin = () =>
  refuse(
    'WeakPin',
    'WEAK_PIN',
    'This PIN is one of the first that somebody would try. Take digits without a pattern.',
    {},
  );

export const pinNotRight = (triesLeft: number) =>
  refuse(
    'PinNotRight',
    'PIN_NOT_RIGHT',
    triesLeft > 0 ? 'This is not your PIN.' : 'No PIN counts now. Show otherwise that it is you, with proveIdentity.',
    { triesLeft },
  );
