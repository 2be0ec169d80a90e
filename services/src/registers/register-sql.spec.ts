import { CARDS } from '@karta/contracts/registers';
import { APPLICATIONS_IN_SQL } from './applications.ts';
import { CARDS_IN_SQL } from './cards.ts';
import { CASES_IN_SQL } from './cases.ts';
import { searchAndOrder, type RegisterSql } from './register-sql.ts';

describe('search and order of a column', () => {
  it('follow from its kind: what may be missing stands at one end', () => {
    const columns = searchAndOrder(CARDS_IN_SQL as unknown as RegisterSql);
    expect(columns.get('point')).toEqual({
      sort: { sql: "coalesce(point.name, '')", type: 'text' },
      text: 'point.name',
      found: expect.objectContaining({ fits: 'cards.pickup_point_id = any(:keys)' }),
    });
    expect(columns.get('state')).toEqual({ sort: { sql: 'cards.state', type: 'text' }, code: 'cards.state' });
    expect(columns.get('validUntil')).toMatchObject({
      sort: { sql: "coalesce(cards.valid_until, 'infinity')", type: 'date' },
      text: "to_char(cards.valid_until, 'FMDD.MM.YYYY')",
    });
  });

  it.each([
    ['number', '4711', true],
    ['number', 'kowalski', false],
    ['submitted', '9.11.2026', true],
    ['submitted', '2026', true],
    ['submitted', '126', true],
    ['submitted', '14:30', true],
    ['submitted', '4711', false],
    ['submitted', '100000123456', false],
    ['submitted', '1.471', false],
    ['submitted', 'kowalski', false],
  ])('the column %s is looked through for %s: %s', (column, word, isLookedThrough) => {
    const words = searchAndOrder(APPLICATIONS_IN_SQL as unknown as RegisterSql).get(column)?.words;
    expect(words?.test(word)).toBe(isLookedThrough);
  });

  it('are as the register says where that is more', () => {
    const columns = searchAndOrder(CASES_IN_SQL as unknown as RegisterSql);
    expect(columns.get('ended')?.sort?.sql).toBe("coalesce(pi.ended_at, 'infinity')");
    expect(columns.get('steps')).not.toHaveProperty('sort');
    expect(columns.get('version')).not.toHaveProperty('text');
  });

  it('are asked for by the compiler', () => {
    const { number: _number, ...columns } = CARDS_IN_SQL.columns;
    // @ts-expect-error The column `number` of the definition has no SQL.
    const lacking: RegisterSql<typeof CARDS> = { ...CARDS_IN_SQL, columns };
    expect(lacking.of.columns).toHaveProperty('number');
  });
});
