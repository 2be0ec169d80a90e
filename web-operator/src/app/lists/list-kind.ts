import type { ListName, ViewSetup } from '@karta/contracts';

/** What the answer of every register ends with. */
export interface ListEnd {
  readonly next: string | null;
  readonly total: { readonly count: number; readonly capped: boolean };
}

/** A column of a list: how it is called, what it says of a row, and what its codes are called. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly word: string;
  /** The cell as text: in the file, in the preview, and on the screen where no template draws it. */
  text(row: Row): string;
  /** Words of codes, so that a typed word finds the state that it names. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Numbers stand at the end of their cell. */
  readonly isNumber?: boolean;
  /** What cannot be put in an order. */
  readonly isUnsorted?: boolean;
  /** Not shown until somebody asks for it. */
  readonly isExtra?: boolean;
}

/** One filter with the choices that its menu offers. */
export interface ListFilter {
  readonly key: string;
  readonly word: string;
  readonly choices: readonly { readonly code: string; readonly word: string }[];
}

export type Setup = ViewSetup;
/** A view that everybody has; what it does not say is as the list begins. */
export interface GivenView {
  readonly name: string;
  readonly setup: Partial<Setup>;
}

/** All that makes one list different from another. */
export interface ListKind<Row, Answer extends ListEnd = ListEnd> {
  readonly list: ListName;
  readonly url: string;
  rowsOf(answer: Answer): readonly Row[];
  idOf(row: Row): string;
  /** How a row is called: „wniosek 1473”. */
  nameOf(row: Row): string;
  readonly columns: readonly ListColumn<Row>[];
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
  readonly views: readonly GivenView[];
  /** Forms of the counted noun: zadanie, zadania, zadań. */
  readonly noun: readonly [one: string, few: string, many: string];
}
