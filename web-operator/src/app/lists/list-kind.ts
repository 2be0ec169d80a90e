import type { ListName, ViewSetup } from '@karta/contracts';
import {
  fieldOf,
  type Column,
  type ColumnKey,
  type FilterKey,
  type Register,
  type RowOf,
} from '@karta/contracts/registers';
import { cellText } from './cell-text.ts';
import type { SheetCell } from './files/sheet.ts';

/** What the answer of every register ends with. */
export interface ListEnd {
  readonly next: string | null;
  readonly total: { readonly count: number; readonly capped: boolean };
  /** Columns that this person may not see. */
  readonly hidden?: readonly string[] | undefined;
}

/** A column of a list: how it is called, what it says of a row, and what its codes are called. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly word: string;
  /** The cell as text: in the file, in the preview, and on the screen where no template draws it. */
  text(row: Row): string;
  /** The same in a spreadsheet: a number and a date are such there. */
  cell(row: Row): SheetCell;
  /** Words of codes, so that a typed word finds the state that it names. */
  readonly codes: Readonly<Record<string, string>> | undefined;
  /** Numbers stand at the end of their cell. */
  readonly isNumber: boolean;
  /** What cannot be put in an order. */
  readonly isUnsorted: boolean;
  /** Not shown until somebody asks for it. */
  readonly isExtra: boolean;
}

/** One filter with the choices that its menu offers. */
export interface ListFilter {
  readonly key: string;
  readonly word: string;
  readonly choices: readonly { readonly code: string; readonly word: string }[];
}

export type Setup = ViewSetup;
/** A view that everybody has; what it does not say is as the list begins. */
interface GivenView {
  readonly name: string;
  readonly setup: Partial<Setup>;
}

/** A list as the screen shows it. */
export interface ListKind<Row> {
  readonly list: ListName;
  readonly url: string;
  idOf(row: Row): string;
  /** How a row is called: „wniosek 1473”. */
  nameOf(row: Row): string;
  readonly columns: readonly ListColumn<Row>[];
  readonly filters: readonly ListFilter[];
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
  readonly views: readonly GivenView[];
  /** Forms of the counted noun: zadanie, zadania, zadań. */
  readonly noun: readonly [one: string, few: string, many: string];
  /** The column that a filter tells about. */
  columnOfFilter(key: string): string | undefined;
}

type Codes = Readonly<Record<string, string>>;

/** All that a screen adds to the definition of a register: Polish words, and the text of a cell that is no plain value. */
export interface RegisterWords<R extends Register> {
  readonly noun: readonly [one: string, few: string, many: string];
  nameOf(row: RowOf<R>): string;
  readonly columns: { readonly [Key in ColumnKey<R>]: string };
  readonly views: { readonly [Key in keyof R['views']]: string };
  /** Words of the codes of a column. */
  readonly codes?: { readonly [Key in ColumnKey<R>]?: Codes };
  readonly texts?: { readonly [Key in ColumnKey<R>]?: (row: RowOf<R>) => string };
  /** The filters that the list offers; choices that a screen must ask for first are its own matter. */
  readonly filters: { readonly [Key in FilterKey<R>]?: { readonly word: string; readonly choices: Codes } };
}

/** The list of a register: its definition in Polish. */
export function listOf<const R extends Register & { name: ListName }>(
  register: R,
  words: RegisterWords<R>,
): ListKind<RowOf<R>> {
  const { name, area, id, sort, direction } = register;
  const names: Codes = words.columns;
  const codesOf: Readonly<Record<string, Codes | undefined>> = words.codes ?? {};
  const textOf: Readonly<Record<string, ((row: RowOf<R>) => string) | undefined>> = words.texts ?? {};
  const valueOf = (row: RowOf<R>, field: string): unknown => (row as Readonly<Record<string, unknown>>)[field];
  const viewNames: Codes = words.views as Codes;
  const filters: Readonly<Record<string, { word: string; choices: Codes } | undefined>> = words.filters;
  return {
    list: name,
    url: `/api/${area}/${name}`,
    idOf: (row) => String(valueOf(row, id)),
    nameOf: (row) => words.nameOf(row),
    noun: words.noun,
    sort,
    direction,
    columns: Object.entries(register.columns).map(([key, column]) => ({
      key,
      word: names[key] ?? key,
      codes: codesOf[key],
      ...shown(column.kind, (row) => valueOf(row, fieldOf(key, column)), codesOf[key], textOf[key]),
      isNumber: column.kind === 'number',
      isUnsorted: !!column.isUnsorted,
      isExtra: !!column.isExtra,
    })),
    filters: Object.entries(filters).flatMap(([key, filter]) => (filter ? { key, ...offered(filter) } : [])),
    views: Object.entries(register.views).map(([key, { filters: chosen, ...order }]) => ({
      name: viewNames[key] ?? key,
      setup: { ...order, ...(chosen && { filters: { ...chosen } }) },
    })),
    columnOfFilter: (key) => register.filters[key]?.of,
  };
}

/** A value on the screen and in a file; a column that has words of its own is a text in both. */
function shown<Row>(
  kind: Column['kind'],
  valueOf: (row: Row) => unknown,
  codes: Codes | undefined,
  own: ((row: Row) => string) | undefined,
): Pick<ListColumn<Row>, 'text' | 'cell'> {
  const text = own ?? ((row) => cellText(kind, valueOf(row), codes));
  return {
    text,
    cell(row) {
      const value = valueOf(row);
      if (own || value === null || value === undefined) return text(row);
      if (kind === 'number') return Number(value);
      return kind === 'date' ? { date: String(value) } : text(row);
    },
  };
}

const offered = ({ word, choices }: { word: string; choices: Codes }): Pick<ListFilter, 'word' | 'choices'> => ({
  word,
  choices: Object.entries(choices).map(([code, each]) => ({ code, word: each })),
});
