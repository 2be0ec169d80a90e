/** What the page reads of an OpenAPI document. */
export interface PageDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface RawOperation {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: unknown;
  readonly required?: readonly string[];
}

/** One address, as the page shows it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly string[];
  /** Schemas of what is sent, and of what comes where all goes well. */
  readonly request: readonly unknown[];
  readonly answers: readonly unknown[];
}

/** Every address of the document, in its order. */
export const operationsOf = ({ paths }: PageDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      ...{ id: raw.operationId, method, path },
      scopes: (raw.security ?? []).flatMap((each) => Object.values(each).flat()),
      request: schemasOf(raw.requestBody).slice(0, 1),
      answers: schemasOf(raw.responses['200'] ?? raw.responses['201']).slice(0, 2),
    })),
  );

const schemasOf = (holder: Content | undefined): unknown[] =>
  Object.values(holder?.content ?? {}).flatMap(({ schema }) => schema ?? []);

/** The names of fields that a schema has, for each form that it may take; `?` where one may be missing, `[]` with those inside a list. */
export function fieldsOf(document: object, given: unknown): string[][] {
  const schema = resolved(document, given);
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return forms.flatMap((each) => fieldsOf(document, each));
  const names = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const own = schema.required?.includes(name) ? name : `${name}?`;
    const { items } = resolved(document, value);
    const inner = items === undefined ? [] : (fieldsOf(document, items)[0] ?? []);
    return inner.length === 0 ? [own] : [`${own}[]: ${inner.join(' ')}`];
  });
  return [names];
}

function resolved(document: object, given: unknown): Schema {
  const schema = (given ?? {}) as Schema;
  if (schema.$ref === undefined) return schema;
  const steps = schema.$ref.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document) as Schema;
}
