import { PastChecks, ReaderCheck, ReaderCheckAnswer, ReaderDone } from '@karta/contracts';
import { checkCard, keepPastChecks } from '@karta/services';
import { readerRoute } from '../http/definition.ts';
import { smallPhoto } from '../http/small-photo.ts';

/**
 * A card is shown: is it good, and what may this device tell of it (000-42, 000-43)? Numbers follow each other, so whoever types
 * them in a row is stopped; a chip that is no card of the town, and there are many at a door, counts for nothing.
 */
export const postCheck = readerRoute({
  method: 'post',
  path: '/reader/checks',
  body: ReaderCheck,
  answer: ReaderCheckAnswer,
  async handle({ body }, { city, actor: { readerId }, throttle }) {
    // what is passed on to a chip belongs to the card that began it
    if (body.chip?.talk === undefined) await throttle.take('reader', readerId);
    const isTyped = 'number' in body.card;
    if (isTyped) await throttle.take('reader-miss', readerId);
    let isMiss = false;
    try {
      const answer = await checkCard(city, readerId, body, smallPhoto);
      isMiss = 'verdict' in answer && answer.verdict === 'unknown';
      return answer;
    } finally {
      if (isTyped && !isMiss) await throttle.giveBack('reader-miss', readerId);
    }
  },
});

/** What was decided by the lists while there was no connection. */
export const postPastChecks = readerRoute({
  method: 'post',
  path: '/reader/past-checks',
  body: PastChecks,
  answer: ReaderDone,
  async handle({ body }, { city, actor: { readerId }, throttle }) {
    await throttle.take('reader-past', readerId);
    await keepPastChecks(city, readerId, body.checks);
    return { done: true as const };
  },
});
