import { csvRows, shapeOfCsv, type FileParts } from '../imports/read-csv.ts';

/** A place, or a street of it, as the table of names holds it. */
export interface AddressName {
  readonly placeCode: string;
  readonly streetCode: string;
  readonly place: string;
  readonly street: string;
}

/** The rows of a file of TERYT by the names of its columns. @throws Error where a column is missing */
async function* rowsOf<Column extends string>(
  file: FileParts,
  columns: readonly Column[],
): AsyncGenerator<Record<Column, string>> {
  let places: number[] | undefined;
  for await (const { cells } of csvRows(file, await shapeOfCsv(file))) {
    if (places) {
      const found = places.map((at, index) => [columns[index], (cells[at] ?? '').trim()]);
      yield Object.fromEntries(found) as Record<Column, string>;
      continue;
    }
    places = columns.map((column) => cells.indexOf(column));
    const missing = columns.filter((_column, index) => places?.[index] === -1);
    if (missing.length > 0) throw new Error(`The file has no column ${missing.join(', ')}.`);
  }
}

/** The places of SIMC; parts of places are no addresses. */
export async function* placesOf(simc: FileParts): AsyncGenerator<AddressName> {
  for await (const { SYM, SYMPOD, NAZWA } of rowsOf(simc, ['SYM', 'SYMPOD', 'NAZWA']))
    if (SYM === SYMPOD) yield { placeCode: SYM, streetCode: '', place: NAZWA, street: '' };
}

/** A street says what it is only where it is no plain street. */
const PLAIN_STREET = 'ul.';

/** The streets of ULIC in places that are known, by their codes. */
export async function* streetsOf(ulic: FileParts, places: ReadonlyMap<string, string>): AsyncGenerator<AddressName> {
  const columns = ['SYM', 'SYM_UL', 'CECHA', 'NAZWA_1', 'NAZWA_2'] as const;
  for await (const { SYM, SYM_UL, CECHA, NAZWA_1, NAZWA_2 } of rowsOf(ulic, columns)) {
    const place = places.get(SYM);
    if (place === undefined) continue;
    const name = [CECHA === PLAIN_STREET ? '' : CECHA, NAZWA_2, NAZWA_1].filter((part) => part !== '').join(' ');
    yield { placeCode: SYM, streetCode: SYM_UL, place, street: name };
  }
}
