import type { Post } from '../../platform/network/smtp.ts';

/** The pages of the dashboard that the links of letters open. The token stands behind the #, which no server and no log is ever told. */
export const pages = {
  home: '/',
  acceptInvitation: '/accept-invitation',
  confirmSignUp: '/confirm',
  confirmEmail: '/confirm-email',
  resetPassword: '/reset-password',
} as const;

/** The address of a page, for a letter. */
export function linkTo({ publicUrl }: Post, page: string, token?: string): string {
  return `${publicUrl}${page}${token === undefined ? '' : `#${encodeURIComponent(token)}`}`;
}
