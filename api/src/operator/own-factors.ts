import { Id, OwnFactorList, RecoveryCodes, WithPassword } from '@karta/contracts';
import { Operator, readSettings, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  factorsOf,
  noteFactor,
  recoveryCodesLeft,
  removeFactor,
  removeFactors,
  renewRecoveryCodes,
  tellOperator,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { staffRoute, type Context } from '../http/definition.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import type { Throttle } from '../http/throttle.ts';
import { asDoer } from './as-doer.ts';
import { ownerOf } from './factor-step.ts';

async function ownFactors(knex: Knex, { operatorId }: OperatorActor): Promise<OwnFactorList> {
  const { staffSecondFactor } = await readSettings(knex);
  const factors = await factorsOf(knex, ownerOf(operatorId));
  return {
    factors: factors.map(({ createdAt, usedAt, ...factor }) => ({
      ...factor,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await recoveryCodesLeft(knex, 'operator', operatorId),
    isNeeded: staffSecondFactor,
  };
}

/** What the person shows beside the password. */
export const staffFactors = staffRoute({
  method: 'get',
  path: '/operator/factors',
  answer: OwnFactorList,
  handle: (_input, { city, actor }) => ownFactors(city.knex, actor),
});

/** Takes one away; the last one stays where the town asks for it. */
export const removeStaffFactor = staffRoute({
  method: 'post',
  path: '/operator/factors/:factorId/remove',
  params: z.object({ factorId: Id }),
  body: WithPassword,
  answer: OwnFactorList,
  async handle({ params, body }, { city, actor, throttle, session }) {
    const who = await provenOwner(city, actor, throttle, body.password);
    await city.knex.transaction(async (trx) => {
      await Operator.query(trx).findById(who.id).forUpdate();
      const { factors, isNeeded } = await ownFactors(trx, actor);
      const isLast = factors.length === 1;
      if (!factors.some(({ id }) => id === params.factorId)) throw new CardError('NOT_FOUND');
      if (isLast && isNeeded) throw new CardError('FACTOR_NEEDED');
      if (isLast) await removeFactors(trx, ownerOf(who.id));
      else await removeFactor(trx, ownerOf(who.id), params.factorId);
      await noteFactor(trx, ownerOf(who.id), asDoer(actor, city), { act: 'remove' });
      await tellOperator(trx, city, who, 'staff-factor-changed');
      await endElsewhere(trx, session, who.id);
    });
    return ownFactors(city.knex, actor);
  },
});

/** New codes to write down; those before are good no more. */
export const renewStaffCodes = staffRoute({
  method: 'post',
  path: '/operator/factors/recovery-codes',
  body: WithPassword,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, throttle, session }) {
    const who = await provenOwner(city, actor, throttle, body.password);
    const codes = await city.knex.transaction(async (trx) => {
      await noteFactor(trx, ownerOf(who.id), asDoer(actor, city), { act: 'renew-codes' });
      await tellOperator(trx, city, who, 'staff-factor-changed');
      await endElsewhere(trx, session, who.id);
      return renewRecoveryCodes(trx, 'operator', who.id);
    });
    return { codes };
  },
});

/** Any change of what proves a person ends what was proven before: other sessions, and devices that are known. */
export async function endElsewhere(
  trx: Knex,
  session: Pick<Context<OperatorActor>['session'], 'endOthers'>,
  operatorId: string,
): Promise<void> {
  await session.endOthers(trx, operatorId);
  await trx('known_devices').where({ kind: 'operator', subject: operatorId }).delete();
}

/** Whoever asks, having typed their own password. @throws CardError WRONG_PASSWORD */
export async function provenOwner(
  city: City,
  { operatorId }: OperatorActor,
  throttle: Throttle,
  password: string,
): Promise<Operator> {
  const who = await Operator.query(city.knex).findById(operatorId).throwIfNotFound();
  const own = { kind: 'operator', id: who.id, passwordHash: who.passwordHash } as const;
  await requireOwnPassword({ city, throttle }, own, { typed: password, path: 'password' });
  return who;
}
