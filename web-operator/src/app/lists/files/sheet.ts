/** What stands in a cell: a text, a number, or a date as `YYYY-MM-DD`. */
export type SheetCell = string | number | { readonly date: string };

/** A table that is written line by line, whatever its length. */
export interface Sheet {
  add(lines: readonly (readonly SheetCell[])[]): void;
  /** The whole file. Nothing is added after it. */
  end(): Blob;
}

/** What a file tells about itself. */
export interface About {
  readonly heading: string;
  /** Who took it, when, and the number of the record. */
  readonly note: string;
}

/** Signs that no XML document may hold, and halves of characters. */
// oxlint-disable-next-line no-control-regex -- they are what is sought
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text as XML holds it. */
export const inXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(UNFIT, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
