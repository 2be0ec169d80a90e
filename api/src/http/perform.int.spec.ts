import { randomUUID } from 'node:crypto';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { OperatorActor } from './actor.ts';
import { operatorRoute, type Context, type Input } from './definition.ts';
import { perform } from './perform.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close(), 60_000);

const actor: OperatorActor = {
  kind: 'operator',
  operatorId: randomUUID(),
  name: '',
  permissions: [],
  grants: [],
  groups: [],
  hiddenFields: [],
  pickupPointId: null,
};
const settings = (prefix: string) => own.city.knex('settings').where('key', 'like', `${prefix}%`).pluck('key');

/** A route that stores a setting under a new name, as its shape says. */
function storing(prefix: string, shape: object, fails = false) {
  return operatorRoute('settings.change', {
    method: 'post',
    path: '/test',
    answer: z.unknown(),
    ...shape,
    async handle(_input, { trx }) {
      const kept = `${prefix}/${randomUUID()}`;
      await trx('settings').insert({ key: kept, value: '1' });
      if (fails) throw new CardError('FORBIDDEN');
      return { kept };
    },
  } as Parameters<typeof operatorRoute>[1]);
}

const ask = (route: ReturnType<typeof storing>, body: unknown, idempotencyKey = randomUUID()): Promise<unknown> => {
  const input = { params: {}, query: {}, body, idempotencyKey } as unknown as Input<unknown, unknown, unknown>;
  return perform(route, input, { city: own.city, actor } as unknown as Context<OperatorActor>);
};

describe('a route', () => {
  it('that is `once` acts once for a key, and answers the same', async () => {
    // given
    const [route, key] = [storing('once', { once: true }), randomUUID()];

    // when
    const answers = await Promise.all([ask(route, { a: 1 }, key), ask(route, { a: 1 }, key)]);

    // then
    expect(answers[0]).toEqual(answers[1]);
    expect(await settings('once')).toHaveLength(1);
    await expect(ask(route, { a: 2 }, key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('says itself what makes the same request, where not all of it may be kept', async () => {
    const [route, key] = [storing('secret', { once: () => 'erase' }), randomUUID()];
    const first = await ask(route, { password: 'a' }, key);
    expect(await ask(route, { password: 'b' }, key)).toEqual(first);
  });

  it.each([{ once: true }, { transaction: true }])('leaves nothing behind when it fails: %j', async (shape) => {
    await expect(ask(storing('failed', shape, true), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await settings('failed')).toEqual([]);
  });

  it('leaves its audit row with the change, or neither', async () => {
    // given
    const subjectId = randomUUID();
    const shape = { transaction: true, audit: () => ({ act: 'test.act', subjectKind: 'test', subjectId }) };

    // when
    await ask(storing('audited', shape), {});
    await ask(storing('audited', shape, true), {}).catch(() => {});

    // then
    const rows = await own.city.knex('audit').where({ subjectId }).orderBy('id');
    expect(rows).toMatchObject([{ actorKind: 'operator', actorId: actor.operatorId, act: 'test.act' }]);
  });

  it('keeps an id beside the key and makes the answer anew', async () => {
    // given
    const show = async (kept: string) => ({ name: `name of ${kept}` });
    const [route, key] = [storing('shown', { once: true, show }), randomUUID()];

    // when
    const first = await ask(route, {}, key);

    // then
    const [kept] = await settings('shown');
    expect(first).toEqual({ name: `name of ${kept}` });
    expect(await ask(route, {}, key)).toEqual(first);
    expect(await own.city.knex('idempotency_keys').where({ key }).pluck('answer')).toEqual([{ kept }]);
  });
});
