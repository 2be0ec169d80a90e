import type { SecondCheck, SecondCheckList } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { mayOn, placeLimit, type GroupMember } from '@karta/domain';
import type { Knex } from 'knex';

const MOST = 200;
const MONTHS = 12;

type Row = Omit<SecondCheck, 'approvedAt' | 'checkedAt' | 'canCheck'> & {
  approvedAt: Date;
  checkedAt: Date | null;
  approverId: string;
  absentId: string | null;
  pickupPointId: string | null;
};

const rows = (knex: Knex): Knex.QueryBuilder<object, Row[]> =>
  knex('second_checks as s')
    .join('applications as a', 'a.id', 's.application_id')
    .join('operators as approver', 'approver.id', 's.approved_by')
    .join('decisions as d', 'd.id', 's.decision_id')
    .leftJoin('operators as absent', 'absent.id', 'd.acts_for')
    .leftJoin('operators as checker', 'checker.id', 's.checked_by')
    .select('s.id', 's.application_id', 's.approved_at', 's.state', 's.checked_at', 's.note', 'a.pickup_point_id')
    .select({ applicationNumber: 'a.number', applicationType: 'a.type', approverId: 's.approved_by' })
    .select({ approvedBy: 'approver.name', checkedBy: 'checker.name' })
    .select({ inPlaceOf: 'absent.name', absentId: 'd.acts_for' });

/** As this person sees it: whoever has the right, and did not approve it, says how it is. */
function shown(found: Row, reader: GroupMember): SecondCheck {
  const { approverId, absentId, pickupPointId, approvedAt, checkedAt, ...row } = found;
  const isOwn = [approverId, absentId].includes(reader.operatorId);
  const mayCheck = mayOn(reader, 'application.check', { pickupPointId }) && !isOwn;
  return {
    ...row,
    approvedAt: approvedAt.toISOString(),
    checkedAt: checkedAt?.toISOString() ?? null,
    canCheck: row.state === 'waiting' && mayCheck,
  };
}

/** Drawn approvals where this person may look, the oldest waiting first, else the newest; and how many in the last months. */
export async function secondChecks(
  { lists: knex, zone }: City,
  reader: GroupMember,
  show: 'waiting' | 'done' | 'own',
): Promise<SecondCheckList> {
  const found = rows(knex).limit(MOST);
  if (show === 'own') found.where('s.approved_by', reader.operatorId);
  else if (show === 'waiting') found.where('s.state', 'waiting');
  else found.whereNot('s.state', 'waiting');
  const point = placeLimit(reader, 'application.read');
  if (point !== null) found.whereRaw('(a.pickup_point_id is null or a.pickup_point_id = ?)', [point]);
  const checks = await found.orderBy('s.approved_at', show === 'waiting' ? 'asc' : 'desc');
  const { secondCheckPercent } = await readSettings(knex);
  return {
    percent: secondCheckPercent,
    checks: checks.map((row) => shown(row, reader)),
    months: show === 'own' ? [] : await monthsOf(knex, zone, point),
  };
}

async function monthsOf(knex: Knex, zone: string, point: string | null): Promise<SecondCheckList['months']> {
  const { rows: found } = await knex.raw<{ rows: SecondCheckList['months'] }>(
    `select to_char(s.approved_at at time zone :zone, 'YYYY-MM') as month, count(*)::int as drawn,
        count(*) filter (where s.state <> 'waiting')::int as checked, count(*) filter (where s.state = 'remark')::int as remarks
      from second_checks as s join applications as a on a.id = s.application_id
      where :point::uuid is null or a.pickup_point_id is null or a.pickup_point_id = :point::uuid
      group by 1 order by 1 desc limit :most`,
    { zone, point, most: MONTHS },
  );
  return found;
}

/** The newest one of an application, if it was drawn. */
export async function secondCheckOf(
  knex: Knex,
  applicationId: string,
  reader: GroupMember,
): Promise<SecondCheck | null> {
  const found = await rows(knex).where('s.application_id', applicationId).orderBy('s.approved_at', 'desc').first();
  return found ? shown(found, reader) : null;
}
