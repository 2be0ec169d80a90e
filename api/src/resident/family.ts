import { AddedMember, Done, Family, FamilyMemberData, Id, MemberRemoval, MemberRemovalOrder } from '@karta/contracts';
import { Account, Card, findFile, readSettings } from '@karta/db';
import { CardError, isLivingCard } from '@karta/domain';
import {
  addMember,
  changeMember,
  erasureDueOn,
  findKin,
  removalOf,
  removeMember,
  sendInvitation,
  type Kin,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import { asHolder } from './as-doer.ts';
import { familyView, findEntry } from './family-view.ts';

const OfMember = z.object({ id: Id });

/** The family of whoever is signed in, whomever they act for (004-108). */
export const family = residentRoute({
  method: 'get',
  path: '/resident/family',
  answer: Family,
  async handle(_input, { city, actor }) {
    const { kinships } = await readSettings(city.knex);
    return { members: await familyView(city, actor.holderId), kinships: [...kinships], today: city.clock.today() };
  },
});

/** Adds a member; with an address they get a link to set a password (004-109, 004-110, 004-114). */
export const addFamilyMember = residentRoute({
  method: 'post',
  path: '/resident/family',
  body: FamilyMemberData,
  once: true,
  answer: AddedMember,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    return { id: await addMember(trx, city, actor.holderId, body, asHolder(actor, city)) };
  },
});

/** Changes what is known of a member (004-113). */
export const changeFamilyMember = residentRoute({
  method: 'put',
  path: '/resident/family/:id',
  params: OfMember,
  body: FamilyMemberData,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await changeMember(trx, city, await getKin(trx, actor, params.id), body, asHolder(actor, city));
    return { done: true as const };
  },
});

/** Another link to somebody who has not used theirs. */
export const inviteFamilyMember = residentRoute({
  method: 'post',
  path: '/resident/family/:id/invitation',
  params: OfMember,
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    const { member, ward } = await getKin(trx, actor, params.id);
    if (ward.login !== 'waiting' || member.email === null) throw new CardError('MEMBER_ACTS_ALONE');
    await sendInvitation(trx, city, { ...member, email: member.email }, asHolder(actor, city));
    return { done: true as const };
  },
});

/** What becomes of a member who is taken out of the family, before it is done. */
export const memberRemoval = residentRoute({
  method: 'get',
  path: '/resident/family/:id/removal',
  params: OfMember,
  answer: MemberRemoval,
  async handle({ params }, { city, actor }) {
    const kin = await getKin(city.knex, actor, params.id);
    const entry = await findEntry(city.knex, kin);
    const cards = entry ? await Card.query(city.knex).where({ residentId: entry.id }) : [];
    return {
      removal: removalOf(kin, city),
      cards: cards.filter(({ state }) => isLivingCard(state)).map(({ number }) => number),
      dueOn: await erasureDueOn(city.knex, city),
    };
  },
});

/** Takes a member out of the family (004-113); with the password, since an account may end by it. */
export const removeFamilyMember = residentRoute({
  method: 'post',
  path: '/resident/family/:id/removal',
  params: OfMember,
  body: MemberRemovalOrder,
  // the password is not kept with the key, not even hashed
  once: ({ params }) => ['remove', params],
  answer: Done,
  async handle({ params, body }, { city, actor, throttle, session, trx }) {
    const kin = await getKin(trx, actor, params.id);
    const { passwordHash } = await Account.query(trx).findById(actor.holderId).throwIfNotFound();
    const owner = { kind: 'resident', id: actor.holderId, passwordHash } as const;
    await requireOwnPassword({ city, throttle }, owner, { typed: body.password, path: 'password' });
    await removeMember(trx, city, kin, asHolder(actor, city));
    if (actor.actsFor?.memberId === params.id) await session.actFor(null);
    return { done: true as const };
  },
});

/** The face of a member, as the register has it. */
export const memberPhoto = residentRoute({
  method: 'get',
  path: '/resident/family/:id/photo',
  params: OfMember,
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const entry = await findEntry(city.knex, await getKin(city.knex, actor, params.id));
    const file = entry?.photoFileId ? await findFile(city.knex, city.vault, entry.photoFileId) : undefined;
    if (!file) throw new CardError('NOT_FOUND');
    return { mediaType: file.mediaType, content: file.content, inline: true, name: 'zdjecie.jpg' };
  },
});

/** Somebody of another family is as absent as nobody. */
async function getKin(knex: Knex, { holderId }: ResidentActor, memberId: string): Promise<Kin> {
  const kin = await findKin(knex, holderId, memberId);
  if (!kin || kin.account?.state === 'closed') throw new CardError('NOT_FOUND');
  return kin;
}
