import { randomUUID } from 'node:crypto';
import { CaseActAnswer, Done, Id, IncidentAct } from '@karta/contracts';
import { ProcessIncident, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { askApproval, isOfWholeCase, retrySilentCase } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { getInstance } from './cases.ts';
import { involvesPeople, standingOf } from './goes-round.ts';

const OfIncident = z.object({ id: Id });

/** Stores the reason first; the case carries its id (docs/facts/process-host.md). */
async function prepare(
  city: City,
  incident: ProcessIncident,
  act: { act: string; operatorId: string; reason: string },
) {
  const reasonId = randomUUID();
  const { workflowId, tokenId } = incident;
  await city.knex('process_acts').insert({ updateId: reasonId, workflowId, subject: tokenId, ...act });
  return { workflowId, tokenId, reasonId };
}

async function getOpen(city: City, id: string): Promise<ProcessIncident> {
  const incident = await ProcessIncident.query(city.knex).findById(id).whereNull('resolvedAt');
  if (!incident) throw new CardError('INCIDENT_NOT_OPEN');
  return incident;
}

/** Tries the failed step again (B-10); of a case that is silent, what waits for it. */
export const retryIncident = adminRoute('process.repair', {
  method: 'post',
  path: '/admin/incidents/:id/retry',
  params: OfIncident,
  body: IncidentAct,
  answer: Done,
  async handle({ params, body }, { city, actor, cases }) {
    const act = { act: 'retry-incident', operatorId: actor.operatorId, reason: body.reason };
    const incident = await getOpen(city, params.id);
    const { workflowId, tokenId, reasonId } = await prepare(city, incident, act);
    if (isOfWholeCase(incident.code)) {
      await city.knex.transaction((trx) => retrySilentCase(trx, workflowId, city.clock.now()));
      return { done: true as const };
    }
    await cases.retryIncident(workflowId, { tokenId, userId: actor.operatorId, reasonId });
    return { done: true as const };
  },
});

/**
 * Leaves the failed step as if it had succeeded (B-10); a case that is silent has none. What the step would have found out is
 * missing then, and where people are asked it waits for a second person.
 */
export const skipIncident = adminRoute('process.repair', {
  method: 'post',
  path: '/admin/incidents/:id/skip',
  params: OfIncident,
  body: IncidentAct,
  answer: CaseActAnswer,
  async handle({ params, body: { reason } }, { city, actor: { operatorId }, cases }) {
    const incident = await getOpen(city, params.id);
    if (isOfWholeCase(incident.code)) throw new CardError('CASE_SILENT');
    const { id: incidentId, workflowId, tokenId, elementId } = incident;
    const isRound = await involvesPeople(city.knex, await getInstance(city, workflowId));
    const standing = await standingOf(city.knex, 'skip-incident', operatorId, isRound);
    if (standing === 'second') {
      const request = { incidentId, tokenId, elementId };
      const order = { kind: 'skip-incident', subject: workflowId, request, reason } as const;
      const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
      return { done: false, approvalId: await city.knex.transaction((trx) => askApproval(trx, city, order, by)) };
    }
    const { reasonId } = await prepare(city, incident, { act: 'skip-incident', operatorId, reason });
    const alone = standing === 'alone' && { alone: true as const };
    await cases.skipIncident({ workflowId, tokenId, userId: operatorId, reasonId, ...alone });
    return { done: true, approvalId: null };
  },
});
