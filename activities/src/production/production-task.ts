import * as production from '@karta/services';
import type { ActivityFactory } from '../deps.ts';

export const openProductionTask: ActivityFactory<'openProductionTask'> = (deps) => async (call) => {
  const city = deps.cityOf(call.cityId);
  return city.knex.transaction((trx) => production.openProductionTask(trx, call, city.clock.now()));
};

export const openArrivalTask: ActivityFactory<'openArrivalTask'> = (deps) => async (call) => {
  const city = deps.cityOf(call.cityId);
  await city.knex.transaction((trx) => production.openArrivalTask(trx, call, city.clock.now()));
};

export const updateProductionTask: ActivityFactory<'updateProductionTask'> = (deps) => async (change) => {
  const city = deps.cityOf(change.cityId);
  await city.knex.transaction((trx) => production.updateProductionTask(trx, change, city.clock.now()));
};

export const closeProductionTask: ActivityFactory<'closeProductionTask'> = (deps) => async (call) => {
  const city = deps.cityOf(call.cityId);
  await city.knex.transaction((trx) => production.closeProductionTask(trx, call, city.clock.now()));
};
