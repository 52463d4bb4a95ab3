export const invitationPath = '/accept-invitation';

/** The address to send to whom was invited. The token stands behind the #, which no server and no log is ever told. */
export function invitationLink(token: string): string {
  return `${location.origin}${invitationPath}#${encodeURIComponent(token)}`;
}

/** The token of the address that is open; empty when it has none. */
export function invitationToken(): string {
  return decodeURIComponent(location.hash.slice(1));
}
