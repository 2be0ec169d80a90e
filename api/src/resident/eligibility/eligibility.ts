import { EligibilityAnswer, EligibilityQuestion } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { publicRoute } from '../../http/definition.ts';
import { entitlements } from './entitlements.ts';

/** What somebody is entitled to, on which ground, until when, with which document, for which fee; nothing is kept. */
export const eligibility = publicRoute('resident', {
  method: 'post',
  path: '/resident/eligibility',
  body: EligibilityQuestion,
  answer: EligibilityAnswer,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('eligibility', actor.address);
    const today = city.clock.today();
    if (body.birthDate > today || body.birthDate < '1880-01-01')
      throw new CardError('VALIDATION', {}, [{ path: 'birthDate', code: 'IMPOSSIBLE_DATE' }]);
    return entitlements(city, body);
  },
});
