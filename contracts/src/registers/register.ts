import type { Permission } from '@karta/domain';

/** What a value is: from it follow its schema, its SQL order and search, its place in a cell and its text on the screen. */
type Kind = 'text' | 'person' | 'code' | 'number' | 'date' | 'instant' | 'texts' | 'id' | 'flag';

interface Field {
  readonly kind: Kind;
  readonly isNullable?: true;
  /** The codes there are; without them any code may come, e.g. one that a diagram brought. */
  readonly codes?: readonly string[];
}

/** A column of a register. Its right is `<register>.<key>`: who has it taken away neither sees, seeks, sorts nor exports it. */
export interface Column extends Field {
  /** Name on the wire, where it is not the key. */
  readonly field?: string;
  /** Not shown until somebody asks for it. */
  readonly isExtra?: true;
  readonly isUnsorted?: true;
  readonly isUnsearched?: true;
}

/** A value that comes with the row and is no column; `of` names the column that it goes and is hidden with. */
interface OtherField extends Field {
  readonly of?: string;
}

/** A parameter that narrows the list. */
export interface Filter {
  readonly kind: 'code' | 'text' | 'id';
  readonly codes?: readonly string[];
  /** Longest text. */
  readonly max?: number;
  readonly default?: string;
  /** The column that it tells about; hidden with it. */
  readonly of?: string;
}

/** A view that everybody has; what it does not say is as the list begins. */
interface View {
  readonly filters?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly direction?: 'asc' | 'desc';
}

/** A register of the office. Its routes are `/<area>/<name>` and `…/export`, its rows stand under its name. */
export interface Register {
  readonly name: string;
  readonly area: 'operator' | 'admin';
  readonly right: Permission;
  /** The field of a row that is its id; it is sent to everybody. */
  readonly id: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly fields: Readonly<Record<string, OtherField>>;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly views: Readonly<Record<string, View>>;
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
  readonly pageSize: number;
}

type Plain<F extends Field> = F['kind'] extends 'number'
  ? number
  : F['kind'] extends 'flag'
    ? boolean
    : F['kind'] extends 'texts'
      ? string[]
      : F extends { readonly codes: readonly (infer Code)[] }
        ? Code
        : string;
type Value<F extends Field> = F extends { readonly isNullable: true } ? Plain<F> | null : Plain<F>;
type NameOf<Key, C> = C extends { readonly field: infer Name extends string } ? Name : Key;

export type ColumnKey<R extends Register> = keyof R['columns'] & string;
export type FilterKey<R extends Register> = keyof R['filters'] & string;
/** A row as it goes over the wire. */
export type RowOf<R extends Register> = {
  [Key in keyof R['columns'] as NameOf<Key, R['columns'][Key]>]: Value<R['columns'][Key]>;
} & { [Key in keyof R['fields']]: Value<R['fields'][Key]> };
/** The filters of a question. */
export type FiltersOf<R extends Register> = {
  [Key in keyof R['filters']]:
    | (R['filters'][Key] extends { readonly codes: readonly (infer Code)[] } ? Code : string)
    | (R['filters'][Key] extends { readonly default: string } ? never : undefined);
};

/** A definition must name its own columns, fields and filters wherever it points at one. */
interface Consistent<R extends Register> {
  readonly id: keyof RowOf<R>;
  readonly sort: ColumnKey<R>;
  readonly fields: Readonly<Record<string, OtherField & { readonly of?: ColumnKey<R> }>>;
  readonly filters: Readonly<Record<string, Filter & { readonly of?: ColumnKey<R> }>>;
  readonly views: Readonly<
    Record<
      string,
      View & { readonly sort?: ColumnKey<R>; readonly filters?: { readonly [Key in FilterKey<R>]?: string } }
    >
  >;
}

/** One register as data; what points at nothing does not compile. */
export const register = <const R extends Register>(definition: R & Consistent<R>): R => definition;

/** The name of a column's value on the wire. */
export const fieldOf = (key: string, { field }: Column): string => field ?? key;

/** Fields of a row that go with some columns; the id stays. */
export function fieldsOf({ id, columns, fields }: Register, keys: readonly string[]): string[] {
  const own = Object.entries(columns).flatMap(([key, column]) => (keys.includes(key) ? fieldOf(key, column) : []));
  const others = Object.entries(fields).flatMap(([name, { of }]) => (of && keys.includes(of) ? name : []));
  return [...own, ...others].filter((name) => name !== id);
}
