import { PublicStatus, StatusQuestion } from '@karta/contracts';
import { publicStatus } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** Where an application stands, by number and code, without signing in. Wrong tries of an address are counted. */
export const applicationStatus = publicRoute('resident', {
  method: 'post',
  path: '/resident/application-status',
  body: StatusQuestion,
  answer: PublicStatus,
  async handle({ body: { number, code } }, { city, actor, throttle }) {
    await throttle.take('status-address', actor.address);
    const status = await publicStatus(city, number, code);
    await throttle.giveBack('status-address', actor.address);
    return status;
  },
});
