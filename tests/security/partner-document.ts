import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { Route } from '../../api/src/http/definition.ts';

type Content = Readonly<Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }>>;
type Responses = Readonly<Record<string, { content?: Content; headers?: object }>>;
interface Document {
  paths: Readonly<Record<string, Readonly<Record<string, { responses: Responses }>>>>;
}
const FILE = join(import.meta.dirname, '..', '..', 'contracts', 'partner-openapi.json');
const { paths } = JSON.parse(readFileSync(FILE, 'utf8')) as Document;

/** Why an answer is none that the committed document of the partners promises; `undefined` where it is. */
export function misfit(
  { shape }: Route,
  { status, headers, content }: { status: number; headers: IncomingHttpHeaders; content: Buffer },
): string | undefined {
  const path = shape.path.replace(/^\/partner/, '').replaceAll(/:(\w+)/g, '{$1}');
  const responses = paths[path]?.[shape.method]?.responses ?? {};
  const said = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
  if (!said) return `${status} is not in the document`;
  for (const name of Object.keys(said.headers ?? {}))
    if (!(name.toLowerCase() in headers) && status < 400) return `${name} is missing`;
  const type = headers['content-type']?.split(';')[0] ?? '';
  if (!said.content) return content.length > 0 ? 'there is a body' : undefined;
  const schema = said.content[type]?.schema;
  if (!schema) return `${type} is not in the document`;
  if (!/[/+]json$/.test(type)) return undefined;
  const read = z.fromJSONSchema(schema).safeParse(JSON.parse(content.toString()));
  return read.success ? undefined : z.prettifyError(read.error);
}
