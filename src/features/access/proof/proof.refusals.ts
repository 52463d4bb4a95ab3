import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';

export const weakPin = () => refuse('WeakPin', 'WEAK_PIN', message('weakPin'), {});

export const pinNotRight = (triesLeft: number) =>
  refuse('PinNotRight', 'PIN_NOT_RIGHT', message('pinNotRight', { triesLeft }), { triesLeft });
