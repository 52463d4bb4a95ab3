import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';

/** Where mail goes out, as SMTP_URL says. */
export interface PostOffice {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS. */
  readonly secure: boolean;
  readonly tls: 'required' | 'none';
  readonly user: { readonly name: string; readonly password: string } | null;
}

export interface PostOptions {
  readonly office: PostOffice;
  /** Who the mails are from, as `Name <address>` or an address. */
  readonly from: string;
  /** The beginning of every link in a mail, as https://apotheca.example. */
  readonly publicUrl: string;
}

/** One mail, ready to be sent. */
export interface Mail {
  /** Always the same for one mail, so that mailboxes drop the second of two. */
  readonly id: string;
  readonly to: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail that was not taken. `final` when the server refuses this mail or its recipient for good. */
export class NotSent extends Error {
  override readonly name = 'NotSent';

  constructor(
    message: string,
    readonly final: boolean,
  ) {
    super(message);
  }
}

/** How long each step may take, and the whole: a server that hangs, or answers a letter a minute, is given up. */
const stepMs = 15_000;
export const wholeMs = 60_000;

/** Sends mails, a connection for each: they are few, and a connection that was kept may be dead. */
export class Post {
  readonly publicUrl: string;
  readonly #sockets = new Set<Socket>();
  #closed = false;
  readonly #queued = new WeakSet<object>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly options: PostOptions) {
    this.publicUrl = options.publicUrl;
  }

  /** Notes that a transaction writes a letter. */
  queuedIn(tx: object): void {
    this.#queued.add(tx);
  }

  /** Tells that a transaction is committed, so that its letters need not wait for the clock. */
  committed(tx: object): void {
    if (this.#queued.delete(tx)) for (const wake of this.#listeners) wake();
  }

  /** Calls the function whenever there are new letters. */
  onQueued(wake: () => void): void {
    this.#listeners.add(wake);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @throws NotSent */
  async send(mail: Mail): Promise<void> {
    const { from } = this.options;
    const over = new AbortController();
    const transport = createTransport(this.#transport(over.signal));
    const sent = transport.sendMail({
      from,
      // As an object it is one address, whatever is in it.
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      date: mail.date,
      messageId: `<${mail.id}@${from.replace(/>\s*$/, '').split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const late = sleep(wholeMs, undefined, { signal: over.signal }).then(() => {
        throw new NotSent(`no answer within ${wholeMs / 1_000} seconds`, false);
      });
      await Promise.race([sent, late]);
    } catch (error) {
      // Given up while it was still under way, it has nobody else to hear of its end.
      sent.catch(() => undefined);
      throw error instanceof NotSent ? error : notSent(error);
    } finally {
      over.abort();
    }
  }

  /** Breaks off what is being sent: it stays in the outbox. */
  close(): void {
    this.#closed = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  #transport(over: AbortSignal) {
    const { host, port, secure, tls, user } = this.options.office;
    return {
      host,
      port,
      secure,
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'none',
      ...(user && { auth: { user: user.name, pass: user.password } }),
      greetingTimeout: stepMs,
      socketTimeout: stepMs,
      // Ours, so that it can be ended: the library has no way to break off.
      getSocket: (_: unknown, done: (error: Error | null, socket?: { connection: Socket }) => void) => {
        const socket = connect({ host, port });
        this.#sockets.add(socket);
        over.addEventListener('abort', () => socket.destroy());
        socket.once('close', () => this.#sockets.delete(socket));
        // Behind the library's own: an error that nobody hears ends the process.
        socket.on('error', () => undefined);
        const failed = (error: Error) => done(error);
        socket.setTimeout(stepMs, () => socket.destroy(new Error('no connection in time')));
        socket.once('error', failed);
        socket.once('connect', () => {
          socket.setTimeout(0);
          socket.off('error', failed);
          done(null, { connection: socket });
        });
      },
    };
  }
}

/** What nodemailer tells of a failure. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message: string;
}

/** A refusal of this recipient or this mail is final; a wrong password, or a server that is away, is the operator's to mend. */
function notSent(error: unknown): NotSent {
  const { code, responseCode, response, message } = error as SmtpError;
  const final = responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const told = [code, response ?? message].filter(Boolean).join(' ');
  // A server may repeat what it was sent: whatever could be a token is left out.
  return new NotSent(
    told
      .replaceAll(/[\w-]{32,}/g, '…')
      .replaceAll(/\p{C}+/gu, ' ')
      .slice(0, 300),
    final,
  );
}
