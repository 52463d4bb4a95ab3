import { linkWith } from '../link-page/index.ts';

/** The address to hand to whoever is to choose a new password. */
export const resetLink = (token: string) => linkWith('/reset-password', token);
