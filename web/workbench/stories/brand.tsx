import { Brand } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = { sizes: { show: () => [24, 48, 96].map((size) => <Brand key={size} size={size} />) } };
