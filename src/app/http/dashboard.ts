import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import serveFolder from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';

const folder = fileURLToPath(new URL('../../../dist/web', import.meta.url));
const nonceTag = '<meta name="style-nonce" content="" />';

/** Whether the dashboard is served: unless the setting says no, and only where it was built. */
export function dashboardServed(config: Pick<Config, 'DASHBOARD'>): boolean {
  return config.DASHBOARD && existsSync(`${folder}/index.html`);
}

/** The dashboard at / and at every address that a browser opens and nothing else answers; its files under /assets. */
export async function dashboard(http: FastifyInstance): Promise<void> {
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  if (!page.includes(nonceTag)) throw new Error(`${folder}/index.html has no place for the nonce; build it again.`);
  const inline = inlineScripts(page);
  const send = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return (
      reply
        .header('content-security-policy', policy(nonce, inline))
        // A new version is taken up at the next visit; the page names its files by what they hold.
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(page.replace(nonceTag, nonceTag.replace('""', `"${nonce}"`)))
    );
  };
  await http.register(serveFolder, {
    root: `${folder}/assets`,
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  await http.register(serveFolder, {
    root: folder,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    globIgnore: ['assets/**', 'index.html'],
  });
  http.get('/', async (_request, reply) => send(reply));
  http.setNotFoundHandler(async (request, reply) => {
    if (isVisit(request)) return send(reply);
    return reply.code(404).send({
      message: `Route ${request.method}:${request.url} not found`,
      error: 'Not Found',
      statusCode: 404,
    });
  });
}

/** Whether a person opens an address of the dashboard: a page is asked for, and the address belongs to nothing else. */
function isVisit({ method, url, headers }: FastifyRequest): boolean {
  return (
    method === 'GET' &&
    (headers.accept ?? '').includes('text/html') &&
    !/^\/(api|assets|graphql|health|playground)(\/|\?|$)/.test(url)
  );
}

/** The scripts that stand in the page itself, as a content security policy names them: by what they are. */
function inlineScripts(page: string): string {
  return [...page.matchAll(/<script>(.*?)<\/script>/gs)]
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('');
}

/**
 * No script but the page's own files and what stands in it as it was built, no address but this server, no frame. The components write style
 * elements of their own at run time: those carry the nonce of this one answer, and any other is not applied.
 */
function policy(nonce: string, inline: string): string {
  return [
    "default-src 'none'",
    `script-src 'self'${inline}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join(';');
}
