import * as z from 'zod';
import { Problem } from '@karta/contracts';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../http/definition.ts';

/** OpenAPI 3.1 of some routes: generated, committed, and compared by a test, so that a change shows in review. */
export function openApiDocument(title: string, routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = `/api${route.shape.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.shape.method]: operationOf(route) };
  }
  return createDocument({ openapi: '3.1.1', info: { title, version: '1' }, paths });
}

function operationOf({ allow, shape }: Route): ZodOpenApiOperationObject {
  return {
    operationId: `${shape.method} ${shape.path}`.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    description: allow === 'everybody' ? 'For everybody.' : `Needs: ${allow}.`,
    ...parametersOf(shape),
    ...bodyOf(shape),
    responses: {
      [String(shape.status ?? 200)]: answerOf(shape),
      default: { description: 'A problem with its code', content: { 'application/problem+json': { schema: Problem } } },
    },
  };
}

/** What stands in the address and the headers of a request. */
export function parametersOf(shape: Route['shape']): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  const key = shape.once || shape.needsIdempotencyKey ? z.object({ 'Idempotency-Key': z.string() }) : undefined;
  return {
    requestParams: {
      ...(shape.params && { path: shape.params as z.ZodObject }),
      ...(shape.query && { query: shape.query as z.ZodObject }),
      ...(key && { header: key }),
    },
  };
}

/** The body of a request, in the forms in which it is taken. */
export function bodyOf(shape: Route['shape']): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (shape.uploadLimit !== undefined) {
    return { requestBody: { content: { 'application/octet-stream': { schema: z.file() } } } };
  }
  if (!shape.body) return {};
  const schema = { schema: shape.body };
  return {
    requestBody: {
      content: { 'application/json': schema, ...(shape.form && { 'application/x-www-form-urlencoded': schema }) },
    },
  };
}

/** The answer where all goes well. */
export function answerOf({ answer, streams = {} }: Route['shape']) {
  if (answer === 'stream') {
    const content = Object.entries(streams).map(([type, schema]) => [type, { schema }] as const);
    return { description: 'Written as it is made', content: Object.fromEntries(content) };
  }
  if (answer === 'file')
    return { description: 'The file', content: { 'application/octet-stream': { schema: z.file() } } };
  if (answer === 'events')
    return { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } };
  return { description: 'Done', content: { 'application/json': { schema: answer } } };
}
