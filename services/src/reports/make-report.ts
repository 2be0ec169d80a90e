import type { ReportQuestion, ReportRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { CardError, type ReportName } from '@karta/domain';
import { REPORTS_IN_SQL } from './report-sql.ts';

/**
 * A report of the office (000-28), read on the connections for lists. Months of the question that have nothing are rows of
 * zeros. Throws VALIDATION for rows that this report does not have.
 */
export async function makeReport(
  city: City,
  name: ReportName,
  { from, to, by, point }: ReportQuestion,
): Promise<ReportRow[]> {
  const report = REPORTS_IN_SQL[name];
  const group = report.groups[by];
  if (!group) throw new CardError('VALIDATION', {}, [{ path: 'by', code: 'UNKNOWN_GROUP' }]);
  const counts = report.parts.map((part) => `count(*) filter (where ${part})::int`);
  const { rows } = await city.lists.raw<{ rows: ReportRow[] }>(
    `select ${group.key} as key, ${group.name} as name,
        array[${counts.join()}]::int[] as parts, array[${report.more.join()}]::float[] as more
      from ${report.from}
      where ${report.within} and (cast(:point as uuid) is null or ${report.point} = cast(:point as uuid))
      group by 1, 2 order by ${by === 'month' ? '1' : 'count(*) desc, 2, 1'}`,
    { from, to, zone: city.zone, point: point ?? null },
  );
  return by === 'month' ? withEmptyMonths(rows, { from, to }, report.more.length) : rows;
}

function withEmptyMonths(
  rows: readonly ReportRow[],
  { from, to }: { from: string; to: string },
  figures: number,
): ReportRow[] {
  const known = new Map(rows.map((row) => [row.key, row]));
  const parts = rows[0]?.parts.map(() => 0);
  if (!parts) return [];
  return monthsBetween(from, to).map(
    (key) => known.get(key) ?? { key, name: null, parts, more: Array.from({ length: figures }, () => null) },
  );
}

/** `2026-01` … `2026-11` */
export function monthsBetween(from: string, to: string): string[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const months: string[] = [];
  for (let at = month - 1; ; at += 1) {
    const key = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    if (key > to.slice(0, 7)) return months;
    months.push(key);
  }
}
