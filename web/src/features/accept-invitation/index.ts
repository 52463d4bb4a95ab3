import { linkWith } from '../link-page/index.ts';

/** The address to send to whom was invited. */
export const invitationLink = (token: string) => linkWith('/accept-invitation', token);
