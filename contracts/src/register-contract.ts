import * as z from 'zod';
import { EXPORT_WISH, LIST_END, ListQuery } from './list.ts';
import { CivilDate, Id, Instant } from './plain-values.ts';
import {
  fieldOf,
  fieldsOf,
  type Column,
  type Filter,
  type FiltersOf,
  type Register,
  type RowOf,
} from './registers/register.ts';

type ShapeOf<T> = { [Key in keyof T]: z.ZodType<T[Key]> };
type QueryShape<R extends Register> = typeof ListQuery.shape & ShapeOf<FiltersOf<R>>;

/** What a register may be asked. */
export type RegisterQuery<R extends Register> = ListQuery & FiltersOf<R>;

function valueSchema({ kind, codes, isNullable }: Column): z.ZodType {
  const plain = {
    text: () => z.string(),
    person: () => z.string(),
    code: () => (codes ? z.enum(codes) : z.string()),
    number: () => z.number().int(),
    date: () => CivilDate,
    instant: () => Instant,
    texts: () => z.array(z.string()),
    id: () => Id,
    flag: () => z.boolean(),
  }[kind]();
  return isNullable ? plain.nullable() : plain;
}

function filterSchema(filter: Filter): z.ZodType {
  const { codes, max } = filter;
  if (filter.kind === 'id') return Id.optional();
  if (!codes)
    return z
      .string()
      .max(max ?? 100)
      .optional();
  return filter.default === undefined ? z.enum(codes).optional() : z.enum(codes).default(filter.default);
}

/** A line of a register as its definition says; fields may be missing: those of columns that this person may not see. */
export function registerRow<R extends Register>(register: R): z.ZodObject<ShapeOf<RowOf<R>>> {
  const hideable = fieldsOf(register, Object.keys(register.columns));
  const own = Object.entries(register.columns).map(([key, column]) => [fieldOf(key, column), valueSchema(column)]);
  const others = Object.entries(register.fields).map(([name, field]) => [name, valueSchema(field)]);
  const shape = Object.fromEntries<z.ZodType>([...own, ...others] as [string, z.ZodType][]);
  const seen = Object.entries(shape).map(([name, value]) => [name, hideable.includes(name) ? value.optional() : value]);
  return z.object(Object.fromEntries(seen)) as unknown as z.ZodObject<ShapeOf<RowOf<R>>>;
}

/** What a register may be asked: search, order and page as everywhere, and its own filters. */
export function registerQuery<R extends Register>({ filters }: R): z.ZodObject<QueryShape<R>> {
  const own = Object.entries(filters).map(([key, filter]) => [key, filterSchema(filter)]);
  return ListQuery.extend(Object.fromEntries(own)) as unknown as z.ZodObject<QueryShape<R>>;
}

/** A page of a register: its rows under its name. */
export const registerList = <R extends Register>(register: R) =>
  z.object({ [register.name as R['name']]: z.array(registerRow(register)), ...LIST_END } as {
    [Name in R['name']]: z.ZodArray<z.ZodType<RowOf<R>>>;
  } & typeof LIST_END);

/** A register wanted as a file. */
export const registerExport = <R extends Register>(register: R) => registerQuery(register).extend(EXPORT_WISH);

/** Some rows of a file; `next` is null after the last one. */
export const registerRows = <R extends Register>(register: R) =>
  z.object({ rows: z.array(registerRow(register)), next: z.string().nullable() });
