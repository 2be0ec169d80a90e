import { Problem } from '@karta/contracts';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../http/definition.ts';
import { PARTNER_API_VERSION } from '../http/partner-protocol.ts';
import { answerOf, bodyOf, parametersOf } from './document.ts';

/** Whom a programmer asks, and where the API is served. */
export interface ServedAt {
  /** Of the town's listener for programs, without a slash at its end. */
  readonly url: string;
  readonly contact: { readonly name: string; readonly email: string; readonly url: string };
}
/** As it is committed: of no town. */
export const NO_TOWN: ServedAt = {
  url: 'https://karta.example',
  contact: { name: 'Office of the programme', email: 'karta@karta.example', url: 'https://karta.example' },
};

const Mistake = Problem.required({ detail: true });
const HEADERS = {
  'API-Version': z.string().meta({ description: 'Full version of this API.', examples: [PARTNER_API_VERSION] }),
};
const LIMITS = {
  'RateLimit-Policy': z
    .string()
    .meta({ description: 'Requests a time (RFC 9651).', examples: ['"partner";q=600;w=60'] }),
  RateLimit: z.string().meta({ description: 'What is left of them (RFC 9651).', examples: ['"partner";r=599;t=60'] }),
};
const LIST_HEADERS = {
  ETag: z.string().meta({ description: 'Send it as If-None-Match the next time.' }),
};

/** OpenAPI 3.1 of the partners' routes by themselves, as a programmer of a partner reads it: with a version, servers, and each kind of answer. */
export function partnerDocument(routes: readonly Route[], { url, contact }: ServedAt): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.shape.path.replace(/^\/partner/, '').replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.shape.method]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Resident card: partner API',
      version: PARTNER_API_VERSION,
      description: 'Status of cards, lists of cards and redemptions, for the programs of partners.',
      contact,
    },
    servers: [{ url: `${url}/api/partner/v1` }],
    components: {
      securitySchemes: {
        key: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${url}/api/partner/v1/oauth/token`, scopes: scopesOf(routes) } },
        },
      },
    },
    paths,
  });
}

function operationOf({ allow, shape }: Route): ZodOpenApiOperationObject {
  const isOpen = allow === 'everybody';
  const headers = { ...HEADERS, ...(!isOpen && LIMITS), ...(shape.answer === 'stream' && LIST_HEADERS) };
  const problem = (description: string) => ({
    description,
    headers: z.object(HEADERS),
    content: { 'application/problem+json': { schema: Mistake } },
  });
  return {
    operationId: `${shape.method} ${shape.path}`.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    description: isOpen ? 'For everybody.' : `Needs: ${allow}.`,
    ...(!isOpen && { security: [{ key: [allow.replace('scope:', '')] }] }),
    ...parametersOf(shape),
    ...bodyOf(shape),
    responses: {
      [String(shape.status ?? 200)]: { ...answerOf(shape), headers: z.object(headers) },
      ...(shape.answer === 'stream' && {
        '304': { description: 'The program has it already.', headers: z.object(headers) },
      }),
      '400': problem('The request has mistakes; all of them are named.'),
      ...(!isOpen && {
        '401': problem('No token that counts.'),
        '403': problem('Not granted.'),
        '429': problem('Too many requests.'),
      }),
      default: problem('Another problem, with its code.'),
    },
  };
}

const scopesOf = (routes: readonly Route[]): Record<string, string> =>
  Object.fromEntries(
    routes.flatMap(({ allow }) =>
      allow.startsWith('scope:') ? [[allow.replace('scope:', ''), `Needs: ${allow}.`]] : [],
    ),
  );
