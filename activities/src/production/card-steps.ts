import {
  bindChip,
  confirmPrint,
  endProduction,
  orderPrint,
  orderUidRead,
  reserveCard,
  spoilBlank,
  spoilUnissued,
  withdrawJob,
  type Doer,
  type JobOrder,
} from '@karta/services';
import type { CardProductionActivities, OrderCall, ProductionCall } from '@karta/workflows';
import type { Knex } from 'knex';
import type { City } from '@karta/db';
import type { Deps } from '../deps.ts';

type Steps = Omit<
  CardProductionActivities,
  'openProductionTask' | 'openArrivalTask' | 'updateProductionTask' | 'closeProductionTask'
>;

/** The steps of producing a card, as the saga orders them and takes them back. */
export function cardSteps(deps: Deps): Steps {
  const within = <T>(call: ProductionCall, act: (trx: Knex, by: Doer, city: City) => Promise<T>): Promise<T> => {
    const city = deps.cityOf(call.cityId);
    return city.knex.transaction((trx) => act(trx, { kind: 'process', id: call.workflowId, now: now(city) }, city));
  };
  const person = (operatorId: string, { now: at }: Doer): Doer => ({ kind: 'operator', id: operatorId, now: at });
  return {
    reserveNumber: (call) => within(call, async (trx, by) => ({ cardId: await reserveCard(trx, call.caseId, by) })),
    reserveUid: (call) => within(call, (trx, by, city) => bindChip(trx, city, call.cardId, call.jobId, by)),
    orderUidRead: async (call) => ({
      jobId: await orderUidRead(deps.cityOf(call.cityId), orderOf(call, 'read-uid')),
    }),
    orderPrint: async (call) => ({ jobId: await orderPrint(deps.cityOf(call.cityId), orderOf(call, 'produce')) }),
    withdrawJob: (call) => within(call, async (trx, by) => ({ claimed: await withdrawJob(trx, call.jobId, by.now) })),
    spoilBlank: (call) =>
      within(call, (trx, by) => spoilBlank(trx, call.cardId, call.jobId, person(call.operatorId, by))),
    loseCard: (call) =>
      within(call, (trx, by) => spoilUnissued(trx, [call.cardId], person(call.operatorId, by), 'LOST_ON_THE_WAY')),
    confirmPrinted: (call) =>
      within(call, (trx, by) => confirmPrint(trx, call.cardId, call.jobId, person(call.operatorId, by))),
    markReady: (call) => within(call, (trx, by) => endProduction(trx, call.cardId, by)),
    giveUpCard: (call) => within(call, (trx, by) => spoilUnissued(trx, [call.cardId], by, 'GIVEN_UP', 'give-up')),
  };
}

const now = ({ clock }: City): Date => clock.now();

/** A permitted repetition is a new attempt; the same attempt is the same job. */
function orderOf({ workflowId, cardId, stationId, operatorId, attempt }: OrderCall, phase: string): JobOrder {
  return { key: `${workflowId}/${phase}/${attempt}`, workflowId, cardId, stationId, operatorId };
}
