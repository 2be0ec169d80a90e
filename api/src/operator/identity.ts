import { Id, IdentityOrder, IdentityView } from '@karta/contracts';
import { Application, Card, IdentityCode, Operator, type City, type IdentityDecision, type Resident } from '@karta/db';
import { CardError, requireOn } from '@karta/domain';
import { decideIdentity, identityOf } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** A clerk decides who an applicant is whose PESEL is somebody else's in the register, or is claimed by several. */
export const decideOnIdentity = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/applications/:id/identity',
  params: z.object({ id: Id }),
  body: IdentityOrder,
  once: true,
  answer: IdentityView,
  async handle({ params: { id }, body }, { city, actor, trx }) {
    const application = await Application.query(trx).findById(id).whereNot('state', 'draft').select('pickupPointId');
    if (!application) throw new CardError('NOT_FOUND');
    const { pickupPointId } = application;
    requireOn(actor, 'task.complete', { pickupPointId, assigneeId: actor.operatorId });
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now(), clerk: actor } as const;
    return { kept: await decideIdentity(trx, city, id, body, by) };
  },
  async show(_kept, { params }, { city }) {
    const view = await viewIdentity(city, await Application.query(city.knex).findById(params.id).throwIfNotFound());
    if (!view) throw new CardError('IDENTITY_NOT_ASKED');
    return view;
  },
});

/** What the clerk sees of it; null where it is clear who applies. */
export async function viewIdentity(city: City, application: Application): Promise<IdentityView | null> {
  const { question, entry, rivals, decision } = await identityOf(city.knex, application);
  if (question === null) return null;
  return {
    question,
    entry: entry ? await viewEntry(city, entry, application.id) : null,
    rivals: rivals.map(({ id, number, state, submittedAt }) => ({
      id,
      number,
      state,
      submittedAt: submittedAt?.toISOString() ?? null,
    })),
    decision: decision ? await viewDecision(city, decision) : null,
  };
}

async function viewEntry({ knex }: City, entry: Resident, applicationId: string): Promise<IdentityView['entry']> {
  const cards = await Card.query(knex)
    .where({ residentId: entry.id })
    .whereNot('state', 'spoiled')
    .orderBy('createdAt');
  const sent = await IdentityCode.query(knex).findById(applicationId);
  return {
    hasAccount: entry.accountId !== null,
    enteredAt: entry.createdAt.toISOString(),
    cards: cards.map(({ number, state }) => ({ number, state })),
    codeSentAt: sent?.sentAt.toISOString() ?? null,
  };
}

async function viewDecision({ knex }: City, decision: IdentityDecision): Promise<IdentityView['decision']> {
  const { verdict, proof, reason, decidedBy, decidedAt } = decision;
  const { name } = await Operator.query(knex).findById(decidedBy).select('name').throwIfNotFound();
  return { verdict, proof, reason, by: name, at: decidedAt.toISOString() };
}
