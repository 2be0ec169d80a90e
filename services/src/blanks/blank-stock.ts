import type { BlankStock, StockQuestion } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { blanksNow, stockByMonth, stockByPoint, type BlankMovement } from '@karta/domain';
import { monthsBetween } from '../reports/make-report.ts';

const MOST_ENTRIES = 50;

/**
 * What came and went, by point, month and whether it lies in the days. A blank is used where it was printed, at the point of
 * the station; where no job tells, at the card's. What a point used before its first entry is left out: nobody knows what
 * there was. What an outside firm made, it made of blanks of its own.
 */
const MOVEMENTS = `
  with used as (
    select coalesce(at_station.pickup_point_id, c.pickup_point_id) as point_id, coalesce(c.ready_at, at_station.ended_at) as at,
        1 as made, 0 as spoiled
      from cards as c left join lateral (
        select j.pickup_point_id, j.ended_at from station_jobs as j
          where j.card_id = c.id and j.phase = 'produce' order by j.created_at desc limit 1
      ) as at_station on true
      -- one that is on its way to another point is made, though nobody can collect it yet
      where (c.ready_at is not null or c.state = 'in-production' and exists (
        select from production_tasks as p where p.card_id = c.id and p.step = 'on-the-way'
      )) and not exists (select from bureau_items as i where i.card_id = c.id and i.state = 'made')
    union all
    select coalesce(j.pickup_point_id, c.pickup_point_id), b.at, 0, 1
      from spoiled_blanks as b join cards as c on c.id = b.card_id
        left join station_jobs as j on j.id = b.job_id
  ), begun as (
    select pickup_point_id as point_id, min(at) as at from blank_entries group by 1
  ), moved as (
    select pickup_point_id as point_id, at, case kind when 'receipt' then amount else 0 end as received,
        case kind when 'correction' then amount else 0 end as corrected, 0 as made, 0 as spoiled
      from blank_entries
    union all
    select used.point_id, used.at, 0, 0, made, spoiled from used join begun on begun.point_id = used.point_id
      where used.at >= begun.at
  ), dated as (
    select moved.*, (at at time zone :zone)::date as day from moved
  )
  select point_id as "pointId", to_char(day, 'YYYY-MM') as month,
      case when day < cast(:from as date) then 'before' when day > cast(:to as date) then 'after' else 'within' end as "when",
      sum(received)::float8 as received, sum(corrected)::float8 as corrected, sum(made)::float8 as made, sum(spoiled)::float8 as spoiled
    from dated where cast(:point as uuid) is null or point_id = cast(:point as uuid) group by 1, 2, 3`;

/** The stock of blanks of some days, read on the connections for lists (000-28). `limit`: the one point that may be told of. */
export async function blankStock(
  city: City,
  { from, to, by, point }: StockQuestion,
  limit: string | null,
): Promise<Omit<BlankStock, 'mayEnter'>> {
  const { leastBlanks } = await readSettings(city.knex);
  const points: { id: string; name: string }[] = await city
    .knex('pickup_points')
    .where((rows) => void (limit === null || rows.where({ id: limit })))
    .orderBy('name')
    .select('id', 'name');
  const { rows } = await city.lists.raw<{ rows: BlankMovement[] }>(MOVEMENTS, {
    ...{ from, to, zone: city.zone, point: limit },
  });
  const asked = point ? rows.filter(({ pointId }) => pointId === point) : rows;
  const ids = points.map(({ id }) => id).filter((id) => !point || id === point);
  const movementsAt = (id: string): BlankMovement[] => rows.filter(({ pointId }) => pointId === id);
  return {
    lines: by === 'point' ? stockByPoint(asked, ids) : stockByMonth(asked, monthsBetween(from, to)),
    points: points.map((each) => {
      const own = movementsAt(each.id);
      return { ...each, now: own.length === 0 ? null : blanksNow(own) };
    }),
    least: leastBlanks,
    entries: await entriesOf(city, limit),
  };
}

async function entriesOf({ knex }: City, limit: string | null): Promise<BlankStock['entries']> {
  const rows: (Omit<BlankStock['entries'][number], 'at'> & { at: Date })[] = await knex('blank_entries as e')
    .join('pickup_points as p', 'p.id', 'e.pickup_point_id')
    .join('operators as o', 'o.id', 'e.operator_id')
    .where((entries) => void (limit === null || entries.where('p.id', limit)))
    .orderBy([{ column: 'e.at', order: 'desc' }, 'e.id'])
    .limit(MOST_ENTRIES)
    .select('e.id', 'e.at', 'p.name as point', 'e.kind', 'e.amount', 'e.reason', 'o.name as by');
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
