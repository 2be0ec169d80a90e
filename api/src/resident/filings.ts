import { CreatedFiling, Done, Filing, Id, NewFiling, SharedAnswers } from '@karta/contracts';
import type { City } from '@karta/db';
import { fullName } from '@karta/domain';
import { beginFiling, evaluateApplication, getFiling, shareAnswers, submitFiling } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { asHolder } from './as-doer.ts';

const OfFiling = z.object({ id: Id });

/** Begins a draft for each of several children. */
export const createFiling = residentRoute({
  method: 'post',
  path: '/resident/filings',
  body: NewFiling,
  once: true,
  answer: CreatedFiling,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    return { id: await beginFiling(trx, city, { ...body, holderId: actor.holderId }, asHolder(actor, city)) };
  },
});

/** The drafts of several children with what each of them still lacks, whomever the holder acts for. */
export const filing = residentRoute({
  method: 'get',
  path: '/resident/filings/:id',
  params: OfFiling,
  answer: Filing,
  async handle({ params }, { city, actor }) {
    return { applications: await applicationsOf(city, actor.holderId, params.id) };
  },
});

/** Common answers of one of them go to the others. */
export const shareFilingAnswers = residentRoute({
  method: 'post',
  path: '/resident/filings/:id/answers',
  params: OfFiling,
  body: SharedAnswers,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const order = { holderId: actor.holderId, filingId: params.id, from: body.from };
    await shareAnswers(trx, city, order, asHolder(actor, city));
    return { done: true as const };
  },
});

/** Sends all of them, or none. */
export const submitOwnFiling = residentRoute({
  method: 'post',
  path: '/resident/filings/:id/submission',
  params: OfFiling,
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await submitFiling(trx, city, actor.holderId, params.id);
    return { done: true as const };
  },
});

async function applicationsOf(
  city: City,
  holderId: string,
  id: string,
): Promise<z.infer<typeof Filing>['applications']> {
  const together = await getFiling(city.knex, holderId, id);
  return Promise.all(
    together.map(async ({ application, member }) => ({
      id: application.id,
      number: application.number,
      memberId: member.id,
      holderName: fullName(application) || fullName(member),
      state: application.state,
      problems:
        application.state === 'draft'
          ? (await evaluateApplication(city.knex, city, application)).evaluated.problems.map(({ path, code }) => ({
              path,
              code,
            }))
          : [],
    })),
  );
}
