import { DayQuery, DeskDay, DeskSpan, DeskStatistics } from '@karta/contracts';
import { addYears, CardError } from '@karta/domain';
import { deskDay, deskStatistics } from '@karta/services';
import { deskRoute } from '../http/definition.ts';

/** A day of the till: for a till person what they noted, for a manager all of it, by person. */
export const dayAtDesk = deskRoute('cashier', {
  method: 'get',
  path: '/desk/day',
  query: DayQuery,
  answer: DeskDay,
  handle: ({ query }, { city, actor: { partnerId, personId, role } }) =>
    deskDay(city, { partnerId, date: query.date ?? city.clock.today(), by: { id: personId, role } }),
});

/** Redemptions by day, month and discount, of a year and a day at most; no persons. */
export const statisticsAtDesk = deskRoute('manager', {
  method: 'get',
  path: '/desk/statistics',
  query: DeskSpan,
  answer: DeskStatistics,
  async handle({ query: { from, until } }, { city, actor }) {
    if (until < from) throw new CardError('VALIDATION', {}, [{ path: 'until', code: 'TOO_EARLY' }]);
    if (until > addYears(from, 1)) throw new CardError('VALIDATION', {}, [{ path: 'until', code: 'OUT_OF_RANGE' }]);
    return deskStatistics(city, { partnerId: actor.partnerId, from, until });
  },
});
