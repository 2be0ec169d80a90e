import { ResidentImport, type City } from '@karta/db';
import type { Knex } from 'knex';
import { openPart, openSample, type RefusedRow, type Sample } from './sealed-rows.ts';

const MOST_KEPT = 200;
/** Parts with refused rows that one page brings. */
const PARTS_OF_PAGE = 5;

/** Somebody who stayed when their import was undone. */
export interface KeptEntry {
  residentId: string;
  name: string;
  line: number;
}

export interface ImportView extends Sample {
  readonly found: ResidentImport;
  readonly kept: KeptEntry[];
}

/** An import with its headings, the first rows of a draft, and who stayed when it was undone; `undefined` where there is none. */
export async function viewImport(city: City, id: string): Promise<ImportView | undefined> {
  const found = await ResidentImport.query(city.knex).findById(id);
  if (!found) return undefined;
  return { found, ...(await openSample(city, found)), kept: await keptOf(city.knex, id) };
}

async function keptOf(knex: Knex, importId: string): Promise<KeptEntry[]> {
  const rows: (KeptEntry & { firstName: string; lastName: string })[] = await knex('resident_import_entries as e')
    .join('residents as r', 'r.id', 'e.resident_id')
    .where({ importId, isKept: true })
    .orderBy('e.line')
    .limit(MOST_KEPT)
    .select('e.resident_id', 'e.line', 'r.first_name', 'r.last_name');
  return rows.map(({ residentId, line, firstName, lastName }) => ({
    residentId,
    line,
    name: `${lastName} ${firstName}`.trim(),
  }));
}

/** A row that was refused, as it stood in the file, with its reasons. */
export interface ShownRefusal extends RefusedRow {
  readonly cells: readonly string[];
}

/** Rows that were refused, some parts after this one; `next`: the part after which the others begin. */
export async function refusedRows(
  city: City,
  found: ResidentImport,
  after: number,
): Promise<{ rows: ShownRefusal[]; next: number | null }> {
  const parts: { position: number; problems: RefusedRow[] }[] = await city
    .knex('resident_import_parts')
    .where({ importId: found.id })
    .where('position', '>', after)
    .whereNotNull('problems')
    .orderBy('position')
    .limit(PARTS_OF_PAGE)
    .select('position', 'problems');
  const rows = await Promise.all(
    parts.map(async ({ position, problems }) => {
      const cellsOf = new Map(
        (await openPart(city.knex, city, found, position)).map(({ line, cells }) => [line, cells]),
      );
      return problems.map((refused) => ({ ...refused, cells: cellsOf.get(refused.line) ?? [] }));
    }),
  );
  return { rows: rows.flat(), next: parts.length < PARTS_OF_PAGE ? null : (parts.at(-1)?.position ?? null) };
}
