import { CARDS } from '@karta/contracts/registers';
import { CARDS_IN_SQL } from './cards.ts';
import { CASES_IN_SQL } from './cases.ts';
import { searchAndOrder, type RegisterSql } from './register-sql.ts';

describe('search and order of a column', () => {
  it('follow from its kind: what may be missing stands at one end', () => {
    const columns = searchAndOrder(CARDS_IN_SQL as unknown as RegisterSql);
    expect(columns.get('point')).toEqual({
      sort: { sql: "coalesce(point.name, '')", type: 'text' },
      text: 'point.name',
    });
    expect(columns.get('state')).toEqual({ sort: { sql: 'cards.state', type: 'text' }, code: 'cards.state' });
    expect(columns.get('validUntil')).toEqual({
      sort: { sql: "coalesce(cards.valid_until, 'infinity')", type: 'date' },
      text: "to_char(cards.valid_until, 'FMDD.MM.YYYY')",
    });
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
