import type { ReportGroup, ReportName } from '@karta/domain';

interface Group {
  /** SQL of what the rows are put together by. */
  readonly key: string;
  readonly name: string;
}

export interface ReportSql {
  readonly from: string;
  /** SQL that is true of what belongs to the days from `:from` to `:to`. */
  readonly within: string;
  readonly point: string;
  readonly groups: Readonly<Partial<Record<ReportGroup, Group>>>;
  /** SQL that is true of what is counted in each part, in the order of the report. */
  readonly parts: readonly string[];
  /** SQL of the other figures, in the order of the report. */
  readonly more: readonly string[];
}

const NOBODY = 'null::text';
/** Days of the city, by the index of the instant. */
const days = (at: string): string =>
  `${at} >= (cast(:from as date)::timestamp at time zone :zone) and ${at} < ((cast(:to as date) + 1)::timestamp at time zone :zone)`;
const month = (at: string): Group => ({ key: `to_char(${at}, 'YYYY-MM')`, name: NOBODY });
const monthOf = (at: string): Group => month(`${at} at time zone :zone`);
const named = (id: string, name: string): Group => ({ key: `coalesce(${id}::text, '')`, name });

const CARD = `cards as c left join applications as a on a.id = c.application_id
  left join pickup_points as point on point.id = c.pickup_point_id
  left join packages as pack on pack.code = a.package_code
  left join operators as o on o.id = c.issued_by`;
const BY_POINT = named('point.id', 'point.name');
const BY_PACKAGE = named('a.package_code', 'pack.name');
const IN_TIME = '(a.decision_due is null or (a.decided_at at time zone :zone)::date <= a.decision_due)';
const took = (share: number): string =>
  `round((percentile_cont(${share}) within group (order by extract(epoch from a.decided_at - a.submitted_at)) / 86400)::numeric, 1)::float`;

/** Where each report of the office comes from. */
export const REPORTS_IN_SQL: Readonly<Record<ReportName, ReportSql>> = {
  issued: {
    from: CARD,
    within: days('c.issued_at'),
    point: 'c.pickup_point_id',
    groups: {
      month: monthOf('c.issued_at'),
      point: BY_POINT,
      operator: named('o.id', 'o.name'),
      package: BY_PACKAGE,
    },
    parts: [
      `coalesce(a.type, '') not in ('duplicate', 'data-change')`,
      `a.type = 'duplicate'`,
      `a.type = 'data-change'`,
    ],
    more: [],
  },
  deadlines: {
    from: 'applications as a left join pickup_points as point on point.id = a.pickup_point_id',
    within: `${days('a.decided_at')} and a.submitted_at is not null`,
    point: 'a.pickup_point_id',
    groups: { month: monthOf('a.decided_at'), point: BY_POINT, type: named('a.type', NOBODY) },
    parts: [IN_TIME, `not ${IN_TIME}`],
    more: [took(0.5), took(0.9)],
  },
  production: {
    // where the stock counts them: a blank is used where it was printed, and an outside firm has blanks of its own
    from: `(select c.ready_at as at, coalesce(j.pickup_point_id, c.pickup_point_id) as pickup_point_id, true as is_made
          from cards as c left join lateral (
            select pickup_point_id from station_jobs where card_id = c.id and phase = 'produce' order by created_at desc limit 1
          ) as j on true
          where ${days('c.ready_at')}
            and not exists (select from bureau_items as i where i.card_id = c.id and i.state = 'made')
        union all
        select s.at, coalesce(j.pickup_point_id, c.pickup_point_id), false
          from spoiled_blanks as s join cards as c on c.id = s.card_id left join station_jobs as j on j.id = s.job_id
          where ${days('s.at')}) as made
      left join pickup_points as point on point.id = made.pickup_point_id`,
    within: 'true',
    point: 'made.pickup_point_id',
    groups: { month: monthOf('made.at'), point: BY_POINT },
    parts: ['made.is_made', 'not made.is_made'],
    more: [],
  },
  discounts: {
    from: `redemptions as r join partners as p on p.id = r.partner_id
      left join cards as c on c.id = r.card_id`,
    within: `${days('r.at')} and r.reversed_at is null`,
    point: 'c.pickup_point_id',
    groups: { partner: named('p.id', 'p.name'), month: monthOf('r.at') },
    parts: ['true'],
    more: ['coalesce(sum(r.saved), 0)::float'],
  },
  texts: {
    from: `notifications as m left join applications as a on a.id = m.application_id
      left join pickup_points as point on point.id = a.pickup_point_id`,
    within: `${days('m.created_at')} and m.channel = 'sms' and m.provider_id is not null`,
    point: 'a.pickup_point_id',
    groups: { month: monthOf('m.created_at'), point: BY_POINT },
    parts: [
      `m.state = 'delivered'`,
      `m.state in ('undelivered', 'failed')`,
      `m.state not in ('delivered', 'undelivered', 'failed')`,
    ],
    more: ['coalesce(sum(m.parts), 0)::float'],
  },
  expiring: {
    from: CARD,
    within: `c.state = 'active' and c.valid_until between cast(:from as date) and cast(:to as date)`,
    point: 'c.pickup_point_id',
    groups: { month: month('c.valid_until'), package: BY_PACKAGE, point: BY_POINT },
    parts: ['true'],
    more: [],
  },
};
