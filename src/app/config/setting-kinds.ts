import { isIP } from 'node:net';
import { z } from 'zod';
import { domainOf, normalAddress } from '../../domain/access/address.ts';
import type { PostOffice } from '../../platform/network/smtp.ts';

// What a setting may be: each reads its text and says in words what it must be instead.

/** A whole number written in decimal. */
export const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
export const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
export const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

/** Days, or `forever`, which is null. */
export const daysOrForever = (min: number, max: number) => {
  const days = integer(min, max);
  return z.string().transform((text, context) => {
    if (text === 'forever') return null;
    const { data, error } = days.safeParse(text);
    for (const { message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', message: `${message}, or forever` });
    return data ?? null;
  });
};

interface AddressRange {
  readonly address: string;
  readonly bits: number;
}

/**
 * Which proxies are believed: by address alone. A number of them would believe whoever reaches the server another way, and all addresses
 * whoever reaches it at all.
 */
export const proxies = z.string().transform((text, context): readonly AddressRange[] => {
  if (text === 'false') return [];
  const ranges = text.split(',').map((part) => addressRange(part.trim()));
  const known = ranges.filter((range) => range !== null);
  if (known.length === ranges.length) return known;
  context.addIssue({
    code: 'custom',
    message: /^\d+$/.test(text)
      ? 'must not be a number of proxies, since a client that comes another way could then choose its address: write the addresses they connect from, such as 10.0.0.5 or 10.0.0.0/8, separated by commas'
      : 'must be false, or the addresses and networks that the proxies connect from, such as 10.0.0.5 or 10.0.0.0/8, separated by commas',
  });
  return z.NEVER;
});

/** An address or network; null for what is none, for all addresses at once, and for IPv4 written as IPv6. */
function addressRange(text: string): AddressRange | null {
  const [, address = '', written] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const widths = { 4: 32, 6: 128 };
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || /^::ffff:/i.test(address)) return null;
  const bits = Number(written ?? widths[version]);
  return bits >= 1 && bits <= widths[version] ? { address, bits } : null;
}

/** Which organization answers for the addresses of which domain, each in its normal form. */
export const domains = z.string().transform((text, context): ReadonlyMap<string, string> => {
  const parts = text.split(',').flatMap((part) => part.trim() || []);
  const read = parts.map((part) => {
    const [, domain = '', organizationId = ''] = /^([^=\s]+)=([0-9a-f-]{36})$/i.exec(part) ?? [];
    const address = normalAddress(`somebody@${domain}`);
    return address === null ? null : ([domainOf(address), organizationId.toLowerCase()] as const);
  });
  const known = read.filter((each) => each !== null);
  if (known.length === parts.length && new Map(known).size === known.length) return new Map(known);
  context.addIssue({
    code: 'custom',
    message: 'must name each domain once, with the id of its organization: DOMAIN=ID, separated by commas',
  });
  return z.NEVER;
});

/** 256 random bits in base64, as `openssl rand -base64 32` prints them. */
export const randomKey = z
  .base64('must be base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must hold 32 bytes, as `openssl rand -base64 32` prints them');

const masterKey = z
  .tuple([z.string().regex(/^[A-Za-z0-9._-]{1,50}$/, 'must name each key: ID:BASE64, separated by commas'), randomKey])
  .transform(([id, key]) => ({ id, key }));
export const masterKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().split(':')))
  .pipe(z.tuple([masterKey], masterKey, 'must be ID:BASE64, separated by commas'))
  .refine((keys) => new Set(keys.map((each) => each.id)).size === keys.length, 'must not name two keys the same');

/** An address or a page that RFC 9116 allows, without what would begin another line. */
export const contacts = z
  .string()
  .transform((text) => text.split(',').flatMap((contact) => contact.trim() || []))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s/]\S*|tel:\+?[\d-]+)$/,
          'must be mailto:, https:// or tel: addresses',
        ),
    ),
  );

export const publicKeys = z
  .string()
  .transform((text) => text.split(',').flatMap((key) => key.trim() || []))
  .pipe(
    z.array(
      z.base64('must be base64').refine((key) => Buffer.from(key, 'base64').length === 32, 'must hold 32 bytes each'),
    ),
  );

/** What an operator writes of their mail server. Letters hold links that sign in, so TLS is asked for unless the server is on this machine or the operator says otherwise. */
export const postOffice = url('smtp:', 'smtps:')
  .refine((text) => {
    const { pathname, search, hash, hostname } = new URL(text);
    return (
      hostname !== '' && (pathname === '' || pathname === '/') && ['', '?tls=none'].includes(search) && hash === ''
    );
  }, 'must be smtp://user:password@host:port or smtps://…, with nothing behind it but ?tls=none')
  .transform((text): PostOffice => {
    const { protocol, hostname, port, username, password, search } = new URL(text);
    const secure = protocol === 'smtps:';
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const here = ['localhost', '127.0.0.1', '::1'].includes(host);
    return {
      host,
      port: Number(port) || (secure ? 465 : 587),
      secure,
      tls: !secure && (here || search === '?tls=none') ? 'none' : 'required',
      user: username === '' ? null : { name: decodeURIComponent(username), password: decodeURIComponent(password) },
    };
  });

export const sender = z
  .string()
  .max(320)
  .regex(
    /^([^<>@\p{C}]*<[^<>@\s\p{C}]+@[^<>@\s\p{C}]+>|[^<>@\s\p{C}]+@[^<>@\s\p{C}]+)$/u,
    'must be an address, or Name <address>',
  );

export const origin = url('http:', 'https:')
  .refine(
    (text) => new URL(text).origin === text.replace(/\/$/, ''),
    'must be no more than https://host or https://host:port',
  )
  .transform((text) => new URL(text).origin);
