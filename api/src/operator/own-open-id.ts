import { OpenIdBegun, OwnOpenId, WithPassword } from '@karta/contracts';
import type { City } from '@karta/db';
import { beginOpenId, linkedIdentity, openIdProvider, unlinkIdentity } from '@karta/services';
import { staffRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';
import { openIdClient } from '../http/open-id-client.ts';
import { endElsewhere, provenOwner } from './own-factors.ts';

async function ownOpenId({ knex }: City, operatorId: string): Promise<OwnOpenId> {
  const { isOn, name } = await openIdProvider(knex);
  const found = await linkedIdentity(knex, operatorId);
  const identity = found && {
    label: found.label,
    linkedAt: found.linkedAt.toISOString(),
    usedAt: found.usedAt?.toISOString() ?? null,
  };
  return { name: isOn ? name : null, identity: identity ?? null };
}

/** The account at the provider that the person signs in with. */
export const staffOpenId = staffRoute({
  method: 'get',
  path: '/operator/open-id',
  answer: OwnOpenId,
  handle: (_input, { city, actor }) => ownOpenId(city, actor.operatorId),
});

/** Sends the browser to the provider, to come back with the account that is to be theirs. */
export const linkStaffOpenId = staffRoute({
  method: 'post',
  path: '/operator/open-id/begin',
  body: WithPassword,
  answer: OpenIdBegun,
  async handle({ body }, { city, actor, throttle, session }) {
    await provenOwner(city, actor, throttle, body.password);
    const { address, ...begun } = await beginOpenId(await openIdClient(city), true);
    await session.keepOpenId({ ...begun, purpose: 'link', to: '/konto' });
    return { address };
  },
});

/** The password alone signs in again. */
export const unlinkStaffOpenId = staffRoute({
  method: 'post',
  path: '/operator/open-id/remove',
  body: WithPassword,
  answer: OwnOpenId,
  async handle({ body }, { city, actor, throttle, session }) {
    const { id } = await provenOwner(city, actor, throttle, body.password);
    await city.knex.transaction(async (trx) => {
      if (await unlinkIdentity(trx, city, id, null, asDoer(actor, city))) await endElsewhere(trx, session, id);
    });
    return ownOpenId(city, id);
  },
});
