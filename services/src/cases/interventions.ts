import type { CaseIntervention } from '@karta/contracts';
import { CASE_ACTS } from '@karta/domain';
import type { Knex } from 'knex';

interface Row {
  act: string;
  at: Date;
  by: string | null;
  reason: string | null;
  subject: string | null;
  approvedBy: string | null;
}

const PREFIX = 'case.';

/** What administrators have done to a case, the newest first: from the audit, with the reasons that were stored before. */
export async function interventionsIn(knex: Knex, workflowId: string): Promise<CaseIntervention[]> {
  const rows: Row[] = await knex('audit as a')
    .leftJoin('process_acts as p', knex.raw("p.update_id = a.facts->>'updateId'"))
    .leftJoin('operators as o', knex.raw('o.id::text = a.actor_id'))
    .leftJoin('approvals as s', knex.raw("s.id::text = a.facts->>'approvalId'"))
    .leftJoin('operators as d', 'd.id', 's.decidedBy')
    .where({ 'a.subjectKind': 'case', 'a.subjectId': workflowId })
    .whereIn(
      'a.act',
      CASE_ACTS.map((act) => PREFIX + act),
    )
    .orderBy(['a.at', 'a.id'].map((column) => ({ column, order: 'desc' })))
    .select('a.act', 'a.at', 'o.name as by', 'p.reason', 'd.name as approvedBy')
    .select(knex.raw("a.facts->>'subject' as subject"));
  const elements: { tokenId: string; elementId: string }[] = await knex('process_elements')
    .where({ workflowId })
    .orderBy('id')
    .select('tokenId', 'elementId');
  const elementOf = (subject: string): string | null => {
    const [first = '', target] = subject.split(' ');
    // a move names its token and where it went
    if (target !== undefined && elements.some(({ elementId }) => elementId === target)) return target;
    return elements.findLast(({ tokenId }) => tokenId === first)?.elementId ?? null;
  };
  return rows.map(({ act, at, by, reason, subject, approvedBy }) => ({
    act: act.slice(PREFIX.length),
    at: at.toISOString(),
    by: by ?? '',
    reason: reason ?? '',
    elementId: subject ? elementOf(subject) : null,
    approvedBy,
  }));
}
