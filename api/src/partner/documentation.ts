import { createHash } from 'node:crypto';
import { readSettings, type City } from '@karta/db';
import * as z from 'zod';
import { publicRoute, type Route, type StreamReply } from '../http/definition.ts';
import { partnerDocument, type ServedAt } from '../openapi/partner-document.ts';
import { PAGE_POLICY, partnerPage } from '../openapi/partner-page.ts';

/** The document of this API and its page for people, of the town at whose address they are asked for (000-05). `routes`: of both too. */
export function documentation(routes: () => readonly Route[]): Route[] {
  const document = publicRoute('partner', {
    method: 'get',
    path: '/partner/openapi.json',
    answer: 'stream',
    streams: { 'application/json': z.looseObject({ openapi: z.string() }) },
    async handle({ hasAlready }, { city }): Promise<StreamReply> {
      const text = JSON.stringify(partnerDocument(routes(), await servedAt(city)));
      return reply('application/json', text, hasAlready);
    },
  });
  const page = publicRoute('partner', {
    method: 'get',
    path: '/partner/docs',
    answer: 'stream',
    streams: { 'text/html': z.string() },
    async handle({ hasAlready }, { city }): Promise<StreamReply> {
      const [at, { townName }] = await Promise.all([servedAt(city), readSettings(city.knex)]);
      const text = partnerPage(partnerDocument(routes(), at), townName || city.name, at);
      return reply('text/html', text, hasAlready, { 'Content-Security-Policy': PAGE_POLICY });
    },
  });
  return [document, page];
}

async function servedAt({ knex, name, serviceUrl, portalUrl }: City): Promise<ServedAt> {
  const { townName, officeEmail } = await readSettings(knex);
  return { url: serviceUrl, contact: { name: townName || name, email: officeEmail, url: portalUrl } };
}

function reply(
  mediaType: string,
  text: string,
  hasAlready: (tag: string) => boolean,
  headers: Record<string, string> = {},
): StreamReply {
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { mediaType, tag, headers, body: hasAlready(tag) ? null : once(text) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
