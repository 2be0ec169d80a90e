import { OpenIdChange, OpenIdView } from '@karta/contracts';
import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import { changeOpenIdProvider, checkOpenId, openIdProvider, openIdSecret } from '@karta/services';
import type { Knex } from 'knex';
import { adminRoute } from '../http/definition.ts';
import { returnAddress } from '../http/open-id-client.ts';
import { byActor } from './by-actor.ts';

async function view(trx: Knex, city: City): Promise<OpenIdView> {
  const provider = await openIdProvider(trx);
  const [counted] = await trx('operator_identities').where('issuer', provider.issuer).count({ linked: '*' });
  return { ...provider, returnTo: returnAddress(city), linked: Number(counted?.linked) };
}

/** The provider with whose accounts the office signs in. */
export const openId = adminRoute('access.change', {
  method: 'get',
  path: '/admin/open-id',
  answer: OpenIdView,
  handle: (_input, { city }) => view(city.knex, city),
});

/** Sets it up. One that is switched on has to answer as a provider first. */
export const putOpenId = adminRoute('access.change', {
  method: 'put',
  path: '/admin/open-id',
  body: OpenIdChange,
  answer: OpenIdView,
  async handle({ body }, { city, actor }) {
    const clientSecret = body.clientSecret ?? (await openIdSecret(city.knex, city));
    if (body.isOn && clientSecret === undefined)
      throw new CardError('VALIDATION', {}, [{ path: 'clientSecret', code: 'REQUIRED' }]);
    if (body.isOn && clientSecret !== undefined)
      await checkOpenId({ ...body, clientSecret, returnTo: returnAddress(city) });
    await city.knex.transaction((trx) => changeOpenIdProvider(trx, city, body, byActor(actor, city)));
    return view(city.knex, city);
  },
});
