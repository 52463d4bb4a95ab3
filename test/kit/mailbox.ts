import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as it arrived, with the addresses of its envelope. */
export interface Arrived extends ParsedMail {
  readonly to: readonly string[];
  readonly source: string;
}

/** What the server does with a mail: takes it, answers with a code, or takes it and goes away without saying so. */
export type Manner = 'take' | 'vanish' | 'hang' | { readonly at: 'recipient' | 'end'; readonly code: number };

/** A mail server on this machine, and what arrived at it. */
export interface Mailbox {
  readonly port: number;
  readonly arrived: Arrived[];
  /** How many connections there were. */
  connections(): number;
  behave(manner: Manner): void;
  /** Those to one address, oldest first. */
  to(address: string): Arrived[];
  close(): Promise<void>;
}

/** Starts one, with STARTTLS and sign-in unless the options say otherwise. */
export async function openMailbox(options: SMTPServerOptions = {}, port = 0, host = '127.0.0.1'): Promise<Mailbox> {
  const arrived: Arrived[] = [];
  let manner: Manner = 'take';
  let connections = 0;
  const refused = (code: number) => Object.assign(new Error('Not here, not now'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: (_address, _session, done) =>
      done(typeof manner === 'object' && manner.at === 'recipient' ? refused(manner.code) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (manner === 'hang') return;
        if (typeof manner === 'object' && manner.at === 'end') return done(refused(manner.code));
        const source = Buffer.concat(chunks);
        void simpleParser(source).then((mail) => {
          arrived.push({
            ...mail,
            to: session.envelope.rcptTo.map(({ address }) => address),
            source: source.toString(),
          });
          if (manner !== 'vanish') return done();
          for (const each of server.connections) each.close();
        });
      });
    },
    ...options,
  }) as SMTPServer & { readonly connections: Set<{ close(): void }>; readonly server: Server };
  server.on('error', () => undefined);
  server.listen(port, host);
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    connections: () => connections,
    behave: (next) => {
      manner = next;
    },
    to: (address) => arrived.filter((mail) => mail.to.includes(address)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** One that lives as long as the test. */
export async function mailboxForTest(options?: SMTPServerOptions, port?: number, host?: string): Promise<Mailbox> {
  const mailbox = await openMailbox(options, port, host);
  onTestFinished(() => mailbox.close());
  return mailbox;
}

/** What an app needs to send its mail there. */
export function mailTo(mailbox: Pick<Mailbox, 'port'>, smtp = `smtp://127.0.0.1:${mailbox.port}`) {
  return {
    SMTP_URL: smtp,
    MAIL_FROM: 'Apotheca <no-reply@apotheca.example>',
    PUBLIC_URL: 'https://apotheca.example',
  };
}

/** The token in the link of a mail. */
export function tokenIn({ text = '' }: Arrived): string {
  const [, token] = /#([\w-]+)/.exec(text) ?? [];
  if (token === undefined) throw new Error(`There is no link with a token in: ${text}`);
  return token;
}
