import {
  Done,
  Id,
  MergeAnswer,
  MergeMade,
  MergeOrder,
  MergePreview,
  MergeRequests,
  SimilarToEntry,
  WithReason,
} from '@karta/contracts';
import {
  knownOthers,
  askMerge,
  mergeRequests,
  settleMerge,
  openEntry,
  similarPeople,
  tellApart,
  undoTellApart,
  unmergeEntries,
} from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';
import { mergePreview } from './merge-preview.ts';
import { requireLook } from './require-look.ts';
import { shownSimilar } from './shown-similar.ts';

const OfPerson = z.object({ id: Id });
const OfPair = OfPerson.extend({ otherId: Id });

/** People of the register who may be this one, each with the reason. */
export const similarToEntry = operatorRoute('residents.merge', {
  method: 'get',
  path: '/operator/residents/:id/similar',
  params: OfPerson,
  reads: ({ params }) => ({
    act: 'resident.read',
    subjectKind: 'resident',
    subjectId: params.id,
    facts: { isSimilar: true },
  }),
  answer: SimilarToEntry,
  async handle({ params }, { city, actor }) {
    const resident = await requireLook(city, actor, params.id);
    const sought = { ...(await openEntry(city, resident)), exceptId: resident.id };
    const apart = await knownOthers(city.knex, resident.id);
    return {
      people: shownSimilar(await similarPeople(city.knex, city, sought)),
      apart: apart.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    };
  },
});

/** Two entries beside each other, numbers in clear; each of them is looked at with a reason. */
export const mergeOfEntries = operatorRoute('residents.merge', {
  method: 'get',
  path: '/operator/residents/:id/merge/:otherId',
  params: OfPair,
  reads: ({ params }) => ({
    act: 'resident.read',
    subjectKind: 'resident',
    subjectId: params.otherId,
    facts: { withNumbers: true, besideId: params.id },
  }),
  answer: MergePreview,
  async handle({ params }, { city, actor }) {
    const other = await requireLook(city, actor, params.otherId);
    return mergePreview(city, await requireLook(city, actor, params.id), other, actor.operatorId);
  },
});

/** The other entry goes into this one: both are one person (000-09). */
export const mergeTwoEntries = operatorRoute('residents.merge', {
  method: 'post',
  path: '/operator/residents/:id/merge/:otherId',
  params: OfPair,
  body: MergeOrder,
  once: true,
  answer: MergeMade,
  async handle({ params, body }, { city, actor, trx }) {
    const { version, otherVersion, ...order } = body;
    const stays = { id: params.id, version };
    const goes = { id: params.otherId, version: otherVersion };
    return askMerge(trx, city, { stays, goes, ...order }, asDoer(actor, city));
  },
});

/** Merges that wait for a second person: no name, the entries are looked at with a reason. */
export const waitingMerges = operatorRoute('residents.merge', {
  method: 'get',
  path: '/operator/merge-requests',
  answer: MergeRequests,
  async handle(_input, { actor, trx }) {
    const waiting = await mergeRequests(trx, actor.operatorId);
    return { requests: waiting.map((each) => ({ ...each, askedAt: each.askedAt.toISOString() })) };
  },
});

/** What the second person says; a yes merges at once. */
export const answerMerge = operatorRoute('residents.merge', {
  method: 'post',
  path: '/operator/merge-requests/:id/answer',
  params: OfPerson,
  body: MergeAnswer,
  once: true,
  answer: MergeMade,
  handle: async ({ params, body }, { city, actor, trx }) => ({
    mergeId: await settleMerge(trx, city, params.id, body, asDoer(actor, city)),
    approvalId: null,
  }),
});

/** Takes a merge back; both entries are there again. */
export const unmergeTwoEntries = operatorRoute('residents.merge', {
  method: 'post',
  path: '/operator/residents/:id/merges/:mergeId/undo',
  params: OfPerson.extend({ mergeId: Id }),
  body: WithReason,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const order = { staysId: params.id, mergeId: params.mergeId, reason: body.reason };
    await unmergeEntries(trx, city, order, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Both are two people, and are not shown as alike any more. */
export const tellTwoEntriesApart = operatorRoute('residents.merge', {
  method: 'put',
  path: '/operator/residents/:id/apart/:otherId',
  params: OfPair,
  body: WithReason,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await tellApart(trx, { ...params, reason: body.reason }, asDoer(actor, city));
    return { done: true as const };
  },
});

/** They may be one person after all, and why. */
export const undoTwoEntriesApart = operatorRoute('residents.merge', {
  method: 'post',
  path: '/operator/residents/:id/apart/:otherId/undo',
  params: OfPair,
  body: WithReason,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await undoTellApart(trx, { ...params, reason: body.reason }, asDoer(actor, city));
    return { done: true as const };
  },
});
