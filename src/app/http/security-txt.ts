import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../config/config.ts';

/** RFC 9116 wants a date after which nobody relies on the file. It is written when it is asked for, so it never grows stale while the server runs. */
const validDays = 90;

/** Where to tell of a weakness: /.well-known/security.txt (RFC 9116), if SECURITY_CONTACT says whom. */
export function securityTxt(http: FastifyInstance, config: Pick<Config, 'SECURITY_CONTACT'>, clock: Clock): void {
  http.get('/.well-known/security.txt', async (_request, reply) => {
    // Told here, too: the dashboard answers every address that nothing else does.
    if (config.SECURITY_CONTACT.length === 0)
      return reply.code(404).type('text/plain; charset=utf-8').send('This server names nobody to tell.\n');
    const expires = new Date(clock.now().getTime() + validDays * 86_400_000);
    const lines = [
      ...config.SECURITY_CONTACT.map((contact) => `Contact: ${contact}`),
      `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00Z`,
      'Preferred-Languages: en',
    ];
    return reply
      .header('cache-control', 'max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(`${lines.join('\n')}\n`);
  });
}
