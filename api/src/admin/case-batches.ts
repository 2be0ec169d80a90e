import {
  CaseBatchBegun,
  CaseBatchDetail,
  CaseBatchList,
  Done,
  Id,
  NewCaseBatch,
  NewRepairBatch,
} from '@karta/contracts';
import { CardError } from '@karta/domain';
import {
  beginCaseBatch,
  caseBatch as batchView,
  caseBatches as batchViews,
  casesToAct,
  endCaseBatch,
  incidentsToAct,
  pauseCaseBatch,
  resumeCaseBatch,
  type CaseBatchOrder,
  type FoundCase,
} from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, type Context, type Route } from '../http/definition.ts';
import { codeOfRefusal } from '../temporal/refusal.ts';
import { involvesPeople, migrationGoesRound, standingOf } from './goes-round.ts';

const OfBatch = z.object({ id: Id });

type Found = Omit<CaseBatchOrder, 'kind' | 'standing'>;

async function begin(
  { city, actor, trx }: Context<OperatorActor>,
  order: Found,
  isRound: boolean,
): Promise<CaseBatchBegun> {
  const { operatorId } = actor;
  const kind = order.act === 'skip-incident' ? 'incident-batch' : 'case-batch';
  const standing = await standingOf(trx, kind, operatorId, isRound);
  const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
  const { id, approvalId } = await beginCaseBatch(trx, city, { ...order, kind, standing }, by);
  return { id, cases: order.found.cases.length, approvalId };
}

/** Tries or leaves out the failed steps of many cases; what goes round people's decisions waits for a second person, once. */
const repairMany = adminRoute('process.repair', {
  method: 'post',
  path: '/admin/case-batches/repair',
  body: NewRepairBatch,
  once: true,
  answer: CaseBatchBegun,
  status: 201,
  async handle({ body: { act, incidents, reason } }, context) {
    const found = await incidentsToAct(context.trx, incidents);
    const isSkip = act === 'skip-incident';
    const isRound = isSkip && (await someOf(found.cases, (each) => involvesPeople(context.trx, each)));
    return begin(context, { act, found, reason, what: {} }, isRound);
  },
});

/** Suspends, resumes, ends or migrates many cases; a migration that people are asked in waits for a second person, once. */
const actOnMany = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/case-batches',
  body: NewCaseBatch,
  once: true,
  answer: CaseBatchBegun,
  status: 201,
  async handle({ body }, context) {
    const { act, reason } = body;
    const found = await casesToAct(context.trx, body.cases);
    if (body.act !== 'migrate-case') return begin(context, { act, found, reason, what: {} }, false);
    const { version, mapping, timers } = body.rules;
    const [first] = found.cases;
    if (found.cases.some((each) => each.processKey !== first?.processKey)) throw new CardError('CASE_BATCH_MIXED');
    const isRound = await someOf(found.cases, (each) => migrationGoesRound(context.trx, each, version));
    const what = { version, ...(mapping && { mapping }), ...(timers && { timers }) };
    return begin(context, { act, found, reason, what }, isRound);
  },
});

/** Asked once for each process, version and whether it was called. */
async function someOf(cases: readonly FoundCase[], ask: (each: FoundCase) => Promise<boolean>): Promise<boolean> {
  const kinds = new Map(
    cases.map((each) => [`${each.processKey}/${each.version}/${each.parentWorkflowId !== null}`, each]),
  );
  for (const each of kinds.values()) if (await ask(each)) return true;
  return false;
}

const caseBatches = adminRoute('process.read', {
  method: 'get',
  path: '/admin/case-batches',
  answer: CaseBatchList,
  handle: async (_input, { city }) => ({ batches: await batchViews(city.knex) }),
});

const caseBatch = adminRoute('process.read', {
  method: 'get',
  path: '/admin/case-batches/:id',
  params: OfBatch,
  answer: CaseBatchDetail,
  async handle({ params }, { city }) {
    const { items, ...batch } = await batchView(city.knex, params.id);
    return {
      ...batch,
      items: items.map((item) => ({ ...item, problem: item.problem === null ? null : codeOfRefusal(item.problem) })),
    };
  },
});

const steering = (path: 'pause' | 'resume' | 'end', steer: typeof pauseCaseBatch) =>
  adminRoute('process.read', {
    method: 'post',
    path: `/admin/case-batches/:id/${path}`,
    params: OfBatch,
    transaction: true,
    answer: Done,
    async handle({ params }, { city, actor, trx }) {
      const { operatorId: id, permissions } = actor;
      await steer(trx, params.id, { kind: 'operator', id, now: city.clock.now(), permissions });
      return { done: true as const };
    },
  });

/** Whether it may be steered follows from its act: the right to that. No case is begun any more until it is led on. */
const pauseBatch = steering('pause', pauseCaseBatch);
const resumeBatch = steering('resume', resumeCaseBatch);
/** Cases whose turn has not come stay as they are. */
const endBatch = steering('end', endCaseBatch);

export const caseBatchRoutes: readonly Route[] = [
  repairMany,
  actOnMany,
  caseBatches,
  caseBatch,
  pauseBatch,
  resumeBatch,
  endBatch,
];
