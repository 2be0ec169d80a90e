import { StationEnrolment, StationEnrolmentAnswer } from '@karta/contracts';
import { enrolStation } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** An agent with a code from the office makes itself known with the key of its own. */
export const enrol = publicRoute('station', {
  method: 'post',
  path: '/station/enrolment',
  body: StationEnrolment,
  answer: StationEnrolmentAnswer,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('station-code', actor.address);
    return city.knex.transaction((trx) => enrolStation(trx, city, body));
  },
});
