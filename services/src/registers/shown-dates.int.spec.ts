import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { whenShown } from './shown-dates.ts';

/** Around midnight, the ends of months and years, and the night in which the clock is put forward. */
const INSTANTS = [
  '2025-11-01T08:05:00Z', '2025-11-10T23:30:00Z', '2025-11-11T22:59:59Z', '2025-11-21T11:30:00Z', '2025-11-30T23:00:00Z',
  '2025-01-01T11:11:00Z', '2025-12-31T23:15:00Z', '2026-03-29T00:59:00Z', '2026-03-29T01:01:00Z', '2024-02-29T12:25:00Z',
]; // prettier-ignore
const WORDS = [
  '1.11.2025', '11.11.2025', '01.11.2025', '21.11.2025', '31.02.2025', '29.02.2024', '11.2025', '.11.2025', '1.2025', '.1.2025',
  '2.2025', '2025', '.2025', '2026', '12:30', '2:30', ':05', '8:05', '0:15', '24:00', '2:01',
]; // prettier-ignore

let own: OwnCity;
beforeAll(async () => void (own = await openOwnCity()), 60_000);
afterAll(() => own.close(), 60_000);

describe('a date is found by its days', () => {
  it.each(['instant', 'date'] as const)('where its text would be found, whatever the word: %s', async (kind) => {
    const differing: string[] = [];
    for (const word of WORDS) {
      // given
      const sql = whenShown({ kind, value: 'shown.at', key: "coalesce(shown.at, 'epoch')" }, word);
      if (sql === undefined) continue;
      const at = kind === 'instant' ? 'at::timestamptz' : 'at::date';
      const text =
        kind === 'instant'
          ? "to_char(shown.at at time zone :zone, 'FMDD.MM.YYYY FMHH24:MI')"
          : "to_char(shown.at, 'FMDD.MM.YYYY')";

      // when
      const { rows } = await own.city.knex.raw(
        `select shown.at::text from (select ${at} as at from unnest(:instants::text[]) as at union all select null) as shown
         where coalesce(${sql}, false) <> coalesce(${text} like :pattern, false)`,
        { instants: INSTANTS, zone: 'Europe/Warsaw', pattern: `%${word}%` },
      );
      differing.push(...rows.map((row: { at: string }) => `${word}: ${row.at}`));
    }

    // then
    expect(differing).toEqual([]);
  });

  it('and not by its text, where the word names a day, a month, a year or a time', () => {
    const shown = { kind: 'instant', value: 'at', key: 'at' } as const;
    expect(WORDS.filter((word) => whenShown(shown, word) === undefined)).toEqual([]);
    expect(['12', '11.1', '12.11.', '12.11.20'].filter((word) => whenShown(shown, word) !== undefined)).toEqual([]);
  });
});
