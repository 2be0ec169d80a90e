import { CardActOrder, CardBack, Id, PostedNow, PostingDone, PostingList } from '@karta/contracts';
import { RESIDENTS } from '@karta/contracts/registers';
import { placeLimit, requireOn } from '@karta/domain';
import {
  activateAtCounter,
  cardCameBack,
  CARDS_IN_SQL,
  pointOfCard,
  postingList,
  sendCard,
  sendCodeAgain,
} from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { hiddenColumns, hiddenNames } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';

const OfCard = z.object({ id: Id });
const Done = z.object({ cardId: Id });

/** What is to be posted, and what is on its way (D-11). */
const list = operatorRoute('card.hand-over', {
  method: 'get',
  path: '/operator/posting',
  reads: () => ({ act: 'register.read', subjectKind: 'register', subjectId: 'posting' }),
  answer: PostingList,
  handle: (_input, { city, actor }) =>
    postingList(city, placeLimit(actor, 'card.hand-over'), {
      names: hiddenNames(actor, CARDS_IN_SQL.of).includes('holder'),
      addresses: hiddenColumns(actor, RESIDENTS).includes('address'),
    }),
});

const send = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/send',
  params: OfCard,
  body: PostedNow,
  once: true,
  answer: PostingDone,
  async handle({ params, body }, { city, actor, trx }) {
    requireOn(actor, 'card.hand-over', await pointOfCard(trx, params.id));
    const { ways } = await sendCard(trx, city, { cardId: params.id, ...body }, asDoer(actor, city));
    return { cardId: params.id, ways };
  },
});

const sendCode = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/activation-code',
  params: OfCard,
  once: true,
  answer: PostingDone,
  async handle({ params }, { city, actor, trx }) {
    requireOn(actor, 'card.hand-over', await pointOfCard(trx, params.id));
    const { ways } = await sendCodeAgain(trx, city, params.id, asDoer(actor, city));
    return { cardId: params.id, ways };
  },
});

const activate = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/activate',
  params: OfCard,
  body: CardActOrder,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    requireOn(actor, 'card.hand-over', await pointOfCard(trx, params.id));
    await activateAtCounter(trx, city, { cardId: params.id, ...body }, asDoer(actor, city));
    return { cardId: params.id };
  },
});

const cameBack = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/came-back',
  params: OfCard,
  body: CardBack,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    requireOn(actor, 'card.hand-over', await pointOfCard(trx, params.id));
    await cardCameBack(trx, city, { cardId: params.id, ...body }, asDoer(actor, city));
    return { cardId: params.id };
  },
});

/** Cards that are posted. */
export const postingRoutes = [list, send, sendCode, activate, cameBack];
