import type { BureauOrderDetail, BureauOrderList, BureauOrderRow } from '@karta/contracts';
import { BureauOrder, readSettings, type City } from '@karta/db';
import type { Knex } from 'knex';

/** The most that are shown. */
const MOST_SHOWN = 50;
const MOST_DOWNLOADS = 20;

interface OrderRow extends BureauOrder {
  point: string;
  by: string;
  awaited: number;
  made: number;
  spoiled: number;
  leftOut: number;
}

/** The newest orders, open ones first; `limit`: of this point alone. */
export async function bureauOrders(city: City, limit: string | null): Promise<BureauOrderList> {
  const rows: OrderRow[] = await ordersIn(city.knex)
    .where((own) => void (limit === null || own.where('b.pickup_point_id', limit)))
    .orderByRaw("(b.state <> 'open'), b.ordered_at desc, b.id")
    .limit(MOST_SHOWN);
  const { chipLevel } = await readSettings(city.knex);
  return { orders: rows.map((row) => viewOf(row)), mayOrder: chipLevel !== 'L1' };
}

/** An order with its cards and who took its files; undefined where there is none. */
export async function bureauOrder(city: City, id: string, hidesNames: boolean): Promise<BureauOrderDetail | undefined> {
  const row: OrderRow | undefined = await ordersIn(city.knex).where('b.id', id).first();
  if (!row) return undefined;
  const cards: { cardNumber: string; holderName: string; taskId: string; state: string; reason: string | null }[] =
    await city
      .knex('bureau_items as i')
      .join('cards as c', 'c.id', 'i.card_id')
      .where('i.orderId', id)
      .orderBy('i.position')
      .select('i.taskId', 'i.state', 'i.reason', 'c.number as cardNumber', 'c.holderName')
      .select(city.knex.raw('c.state as "cardState"'));
  const downloads: { at: Date; by: string; reason: string }[] = await city
    .knex('bureau_downloads as d')
    .join('operators as o', 'o.id', 'd.operator_id')
    .where('d.orderId', id)
    .orderBy('d.at', 'desc')
    .limit(MOST_DOWNLOADS)
    .select('d.at', 'o.name as by', 'd.reason');
  return {
    ...viewOf(row),
    note: row.note,
    cards: cards.map((card) => ({ ...card, holderName: hidesNames ? null : card.holderName })) as never,
    downloads: downloads.map((each) => ({ ...each, at: each.at.toISOString() })),
  };
}

/** What became of the cards of an order, in one pass over them. */
const COUNTS = `lateral (
  select count(*) filter (where i.state = 'ordered')::int as awaited, count(*) filter (where i.state = 'made')::int as made,
      count(*) filter (where i.state = 'spoiled')::int as spoiled, count(*) filter (where i.state = 'left-out')::int as left_out
    from bureau_items as i where i.order_id = b.id
) as counts`;

const ordersIn = (knex: Knex): Knex.QueryBuilder =>
  knex('bureau_orders as b')
    .join('pickup_points as p', 'p.id', 'b.pickup_point_id')
    .join('operators as o', 'o.id', 'b.operator_id')
    .crossJoin(knex.raw(COUNTS))
    .select('b.*', 'counts.*', 'p.name as point', 'o.name as by');

function viewOf({ id, number, point, firm, by, state, orderedAt, endedAt, ...counts }: OrderRow): BureauOrderRow {
  const { awaited, made, spoiled, leftOut } = counts;
  return {
    ...{ id, number, point, firm, by, state, awaited, made, spoiled, leftOut },
    orderedAt: orderedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
