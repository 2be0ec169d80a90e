import { randomUUID } from 'node:crypto';
import { Notification, type City } from '@karta/db';
import { MESSAGES_IN_SQL, readRegister } from '@karta/services';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { MailOutcome } from '../mail/mailer.ts';
import type { SmsLookup, SmsOutcome } from '@karta/services';
import type { Channels } from './channels.ts';
import { deliver } from './deliver.ts';
import { giveUp, TryLater } from './settle.ts';

let town: OwnCity;
let city: City;
beforeAll(async () => {
  town = await openOwnCity();
  const vault = { openText: () => Promise.resolve(JSON.stringify({ subject: 'Karta', text: 'Karta gotowa' })) };
  city = { ...town.city, vault } as unknown as City;
}, 60_000);
afterAll(() => town.close(), 60_000);

async function put(channel: 'mail' | 'sms'): Promise<string> {
  const { accountId } = await holderIn(city);
  const id = randomUUID();
  const recipient = channel === 'mail' ? 'anna.kowalska@example.test' : '+48500600701';
  const message = { id, key: id, channel, template: 'card-ready', accountId, recipient, keyId: randomUUID() };
  await city.knex('notifications').insert(message);
  return id;
}

/** Channels that answer so, and count what they were asked. */
function channels(answers: { sms?: SmsOutcome; lookUp?: SmsLookup; mail?: MailOutcome }) {
  const asked = { sends: 0, lookUps: 0 };
  const none: SmsLookup = { outcome: 'answered', found: [] };
  const sent = <T>(answer: T | undefined): Promise<T> => {
    asked.sends++;
    return answer === undefined ? Promise.reject(new Error('not asked for')) : Promise.resolve(answer);
  };
  const all: Channels = {
    sms: {
      send: () => sent(answers.sms),
      lookUp() {
        asked.lookUps++;
        return Promise.resolve(answers.lookUp ?? none);
      },
    },
    mailer: { send: () => sent(answers.mail), close: () => {} },
  };
  return { all, asked };
}

/** Tries until the message is settled, as the queue does. @returns what was said of each try in vain */
async function tryAll(id: string, all: Channels): Promise<TryLater[]> {
  const later: TryLater[] = [];
  for (let attempt = 0; attempt < 20; attempt++) {
    const error = await deliver(city, all, id).then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (error === undefined) return later;
    if (!(error instanceof TryLater)) throw error;
    later.push(error);
  }
  throw new Error('never settled');
}

const stateOf = (id: string) => Notification.query(city.knex).findById(id).throwIfNotFound();
const notArrived = async () => {
  const page = await readRegister(city, MESSAGES_IN_SQL, { fate: 'not-arrived' } as never, { size: 50, hidden: [] });
  return page.rows;
};

describe('a text whose answer is lost twice', () => {
  it('is looked for to the end after each attempt, is sent no third time, and is among what did not arrive', async () => {
    // given
    const id = await put('sms');
    const { all, asked } = channels({ sms: { outcome: 'ambiguous', reason: 'HTTP_500' } });

    // when
    await tryAll(id, all);

    // then
    expect(asked).toEqual({ sends: 2, lookUps: 8 });
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: 'LOST_TWICE' });
    expect(await notArrived()).toContainEqual(
      expect.objectContaining({
        id,
        letter: 'card-ready',
        channel: 'sms',
        recipientHint: '…701',
        problem: 'LOST_TWICE',
      }),
    );
  });

  it('is found at the last look after the second attempt', async () => {
    // given
    const id = await put('sms');
    const lost = channels({ sms: { outcome: 'ambiguous', reason: 'TIMEOUT' } });
    for (let n = 0; n < 8; n++) await deliver(city, lost.all, id).catch(() => {});
    const found = { vendorId: 'v1', phone: '+48500600701', status: 'sent', reason: null };

    // when
    await tryAll(id, channels({ lookUp: { outcome: 'answered', found: [found] } }).all);

    // then
    expect(lost.asked.sends).toBe(2);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', providerId: 'v1' });
  });
});

it('a text that the gateway does not take for the moment is sent again without a look, when the gateway wants it', async () => {
  // given
  const id = await put('sms');
  const busy = channels({ sms: { outcome: 'retryable', reason: 'HTTP_429', retryAfterMs: 90_000 } });

  // when
  const error = await deliver(city, busy.all, id).catch((failure: unknown) => failure);
  const free = channels({ sms: { outcome: 'accepted', vendorId: 'v2', parts: 1 } });
  await deliver(city, free.all, id);

  // then
  expect(error).toMatchObject({ name: 'TryLater', retryAfterMs: 90_000, isChannelAway: true });
  expect(free.asked).toEqual({ sends: 1, lookUps: 0 });
  expect(await stateOf(id)).toMatchObject({ state: 'sent', possibleDuplicate: false });
});

describe('a letter', () => {
  it('whose answer is lost twice is among what did not arrive', async () => {
    // given
    const id = await put('mail');
    const { all, asked } = channels({ mail: { outcome: 'ambiguous', messageId: 'm', reason: 'ETIMEDOUT' } });

    // when
    await tryAll(id, all);

    // then
    expect(asked.sends).toBe(2);
    expect(await notArrived()).toContainEqual(
      expect.objectContaining({ id, recipientHint: 'a…@example.test', problem: 'LOST_TWICE' }),
    );
  });

  it('that is refused for itself says nothing of its channel; silence does', async () => {
    const refused = channels({ mail: { outcome: 'retryable', messageId: 'm', smtpCode: 450, reason: 'EENVELOPE' } });
    const silent = channels({ mail: { outcome: 'retryable', messageId: 'm', reason: 'ETIMEDOUT' } });
    await expect(deliver(city, refused.all, await put('mail'))).rejects.toMatchObject({ isChannelAway: false });
    await expect(deliver(city, silent.all, await put('mail'))).rejects.toMatchObject({ isChannelAway: true });
  });

  it('that is given up stands among what did not arrive with its last problem', async () => {
    const id = await put('mail');
    await giveUp(city, id, 'ETIMEDOUT');
    expect(await notArrived()).toContainEqual(expect.objectContaining({ id, state: 'failed', problem: 'ETIMEDOUT' }));
  });
});
