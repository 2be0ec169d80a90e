import { CardLookup, CardStatus } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { testCard, testStatus, toldToPartner } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';
import { lookedUp } from '../http/looked-up-card.ts';
import { smallPhoto } from '../http/small-photo.ts';

import { noteTest } from './note-test.ts';

/**
 * Is this card good today, and what of it is this partner told? By printed number, chip UID or the code of a virtual card or of the
 * plastic, in the body, never in the address (000-07).
 */
export const cardStatus = partnerRoute('card.status', {
  method: 'post',
  path: '/partner/card-status',
  body: CardLookup,
  answer: CardStatus,
  async handle({ body }, { city, actor, throttle }) {
    if (actor.isTest) {
      await noteTest(city, actor, 'post /partner/card-status');
      return testStatus(city, testCard(body), actor);
    }
    const card = await lookedUp(city.knex, { city, asking: actor.partnerId, throttle }, body);
    await writeAudit(city.knex, {
      actorKind: 'partner',
      actorId: actor.partnerId,
      act: 'card.status',
      subjectKind: 'card',
      subjectId: card.id,
    });
    return toldToPartner(city, card, actor, smallPhoto);
  },
});
