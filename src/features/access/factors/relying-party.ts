import type { Platform } from '../../../platform/platform.ts';

/** Whom passkeys are made for: the host that the browser shows, and the origins that it may be asked from. */
export interface RelyingParty {
  readonly id: string;
  readonly origins: (origin: string) => boolean;
}

/** The host of PUBLIC_URL; without it a server on somebody's own machine, by whatever port. A page from elsewhere gets no passkey. */
export function relyingParty({ settings: { publicUrl } }: Pick<Platform, 'settings'>): RelyingParty {
  if (publicUrl === null)
    return { id: 'localhost', origins: (origin) => /^https?:\/\/localhost(:\d{1,5})?$/.test(origin) };
  const { hostname, origin: ours } = new URL(publicUrl);
  return { id: hostname, origins: (origin) => origin === ours };
}
