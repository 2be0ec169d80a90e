import type { DeskDay, DeskStatistics, RedemptionRow, RedemptionSum } from '@karta/contracts';
import type { City } from '@karta/db';
import { mayReverse, type CivilDate, type PartnerRole } from '@karta/domain';
import type { Knex } from 'knex';

/** More than anybody reads; the sums hold for all. */
const MOST_LISTED = 500;

const SUM = `count(*) filter (where r.reversed_at is null)::int as count,
  coalesce(sum(r.price) filter (where r.reversed_at is null), 0)::float as turnover,
  coalesce(sum(r.saved) filter (where r.reversed_at is null), 0)::float as saved,
  count(*) filter (where r.reversed_at is not null)::int as reversed`;

interface Asked {
  readonly partnerId: string;
  /** Both days of the town's calendar are included. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** What this person noted alone. */
  readonly personId?: string;
}

const within = ({ knex, zone }: City, { partnerId, from, until, personId }: Asked): Knex.QueryBuilder => {
  const rows = knex('redemptions as r')
    .where('r.partner_id', partnerId)
    .whereRaw('r.at >= ?::timestamp at time zone ?', [from, zone])
    .whereRaw(`r.at < (?::timestamp + interval '1 day') at time zone ?`, [until, zone]);
  return personId === undefined ? rows : rows.where('r.person_id', personId);
};

/** Count, turnover and saving (grosze) of what was noted in days of the town and not taken back, with how many were. */
export async function redemptionSum(city: City, asked: Asked): Promise<RedemptionSum> {
  return within(city, asked).first(city.knex.raw(SUM));
}

/** Who asks for a day at the desk: a till person sees the own redemptions, a manager those of all, by person. */
export interface DayAsked {
  readonly partnerId: string;
  readonly date: CivilDate;
  readonly by: { readonly id: string; readonly role: PartnerRole };
}

/** A day at the desk; whose cards they were is not told. */
export async function deskDay(city: City, { partnerId, date, by }: DayAsked): Promise<DeskDay> {
  const own = by.role === 'cashier' ? { personId: by.id } : {};
  const asked = { partnerId, from: date, until: date, ...own };
  const people: DeskDay['people'] =
    by.role === 'cashier'
      ? []
      : await within(city, asked)
          .leftJoin('partner_people as d', 'd.id', 'r.person_id')
          .groupBy('d.id', 'd.name')
          .orderByRaw('d.name nulls last')
          .select(city.knex.raw(`d.name, ${SUM}`));
  const rows: (Omit<RedemptionRow, 'at' | 'reversedAt' | 'mayReverse'> & {
    at: Date;
    reversedAt: Date | null;
    personId: string | null;
  })[] = await within(city, asked)
    .join('discounts as o', 'o.id', 'r.discount_id')
    .leftJoin('partner_people as d', 'd.id', 'r.person_id')
    .orderBy([{ column: 'r.at', order: 'desc' }, 'r.id'])
    .limit(MOST_LISTED + 1)
    .select('r.id', 'r.at', 'r.item', 'r.quantity', 'r.price', 'r.saved', 'r.reversed_at', 'r.reversal_reason')
    .select({ discountName: 'o.name', by: 'd.name', personId: 'r.person_id' });
  const now = city.clock.now();
  return {
    date,
    sum: await redemptionSum(city, asked),
    people,
    redemptions: rows.slice(0, MOST_LISTED).map(({ personId, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      reversedAt: row.reversedAt?.toISOString() ?? null,
      mayReverse: row.reversedAt === null && mayReverse({ at: row.at, personId }, by, now) === 'yes',
    })),
    isCut: rows.length > MOST_LISTED,
  };
}

/** Redemptions of a partner by day, month and discount; no persons. */
export async function deskStatistics(city: City, asked: Asked): Promise<DeskStatistics> {
  const { zone, knex } = city;
  const by = (label: string, bindings: readonly string[], order: string): Knex.QueryBuilder =>
    within(city, asked)
      .join('discounts as o', 'o.id', 'r.discount_id')
      .groupByRaw('1')
      .orderByRaw(order)
      .select(knex.raw(`${label}, ${SUM}`, [...bindings]));
  const [sum, days, months, offers] = [
    await redemptionSum(city, asked),
    await by(`to_char(r.at at time zone ?, 'YYYY-MM-DD') as date`, [zone], '1'),
    await by(`to_char(r.at at time zone ?, 'YYYY-MM') as month`, [zone], '1'),
    await by('o.name as name', [], '2 desc, 1'),
  ];
  return { sum, days, months, offers };
}
