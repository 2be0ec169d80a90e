import { ReaderEnrolment, ReaderEnrolmentAnswer } from '@karta/contracts';
import { enrolReader } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** A device with a code from the office makes itself known with the key of its own. */
export const enrolment = publicRoute('reader', {
  method: 'post',
  path: '/reader/enrolment',
  body: ReaderEnrolment,
  answer: ReaderEnrolmentAnswer,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('reader-code', actor.address);
    return city.knex.transaction((trx) => enrolReader(trx, city, body));
  },
});
