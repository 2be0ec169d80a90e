import type { Variables } from '@karta/bpmn/feel';
import type { PinnedProcess } from './index.ts';
import { endOf, messagesOf } from '../testing/steps-of.ts';
import { shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

let rig: TemporalRig;
const processes = new Map<string, PinnedProcess>();
const WAITING = { cardId: 'card-1', pickupDeadline: '2099-01-31T23:59:59+01:00' };

beforeAll(async () => {
  rig = await TemporalRig.open();
  for (const key of ['expiry-reminder', 'coming-of-age', 'not-collected-card'])
    processes.set(key, await shippedProcess(key));
});
afterAll(async () => rig.close());

async function start(key: string, variables: Variables = {}): Promise<StartedCase> {
  const process = processes.get(key);
  if (!process) throw new Error(key);
  return rig.start(process, variables);
}

describe('the reminder before the end of a package (000-35, B-3)', () => {
  it('reminds', async () => {
    const reminder = await start('expiry-reminder', { cardId: 'card-1' });
    expect(await endOf(rig, reminder)).toBe('ended-reminded');
    expect(messagesOf(rig, reminder)).toEqual(['expiry-reminder']);
  });

  it('is silent where the package was extended meanwhile', async () => {
    rig.activities.answers['check-expiry'] = () => ({ needed: false });
    const reminder = await start('expiry-reminder', { cardId: 'card-1' });
    expect(await endOf(rig, reminder)).toBe('ended-not-needed');
    expect(messagesOf(rig, reminder)).toEqual([]);
  });
});

describe('the 18th birthday of a family member (T7)', () => {
  const withoutAddress = (): void => {
    rig.activities.answers['freeze-guardian'] = () => ({ hasAddress: false, guardianAccountId: 'account-1' });
  };

  it('freezes the guardian’s editing, tells, and invites the member', async () => {
    const birthday = await start('coming-of-age');
    expect(await endOf(rig, birthday)).toBe('ended-invited');
    expect(messagesOf(rig, birthday)).toEqual(['coming-of-age']);
    expect(rig.activities.callsOf('invite-member', birthday.workflowId)).toHaveLength(1);
  });

  it('asks the guardian for an address first where there is none', async () => {
    withoutAddress();
    const birthday = await start('coming-of-age');
    await birthday.saw('message-awaited');
    expect(rig.activities.callsOf('invite-member', birthday.workflowId)).toEqual([]);
    await birthday.deliver('member-address-given');
    expect(await endOf(rig, birthday)).toBe('ended-invited');
    expect(messagesOf(rig, birthday)).toEqual(['coming-of-age', 'address-wanted']);
  });

  it('becomes a task of the office when no address comes within 30 days', async () => {
    withoutAddress();
    const birthday = await start('coming-of-age');
    await birthday.fire('address-overdue');
    await birthday.decide('contact-family', 'done');
    expect(await endOf(rig, birthday)).toBe('ended-contacted');
  });

  it('becomes a task of the office when the address belongs to somebody else', async () => {
    rig.activities.answers['freeze-guardian'] = () => ({ hasAddress: true, guardianAccountId: 'account-1' });
    rig.activities.failOnce('invite-member', 'BPMN:ADDRESS_TAKEN');
    const birthday = await start('coming-of-age');
    await birthday.decide('contact-family', 'done');
    expect(await endOf(rig, birthday)).toBe('ended-contacted');
  });
});

describe('a card that nobody collects (D-10)', () => {
  it('is withdrawn at the end of its time, its application is told, and somebody destroys it', async () => {
    const waiting = await start('not-collected-card', WAITING);
    await waiting.fire('pickup-over');
    await waiting.decide('destroy-card', 'destroyed');
    expect(await endOf(rig, waiting)).toBe('ended-destroyed');
    expect(messagesOf(rig, waiting)).toEqual(['pickup-reminder']);
    expect(rig.activities.callsOf('throwMessage', waiting.workflowId)).toMatchObject([
      { name: 'card-not-collected', correlation: 'card-1' },
    ]);
  });

  it('is left alone when it is collected after the reminder', async () => {
    const waiting = await start('not-collected-card', WAITING);
    await waiting.saw('message-awaited');
    await waiting.deliver('card-collected');
    expect(await endOf(rig, waiting)).toBe('ended-collected');
  });

  it('is left alone when it was handed over in the last moment', async () => {
    rig.activities.failOnce('withdraw-card', 'BPMN:CARD_NOT_READY');
    const waiting = await start('not-collected-card', WAITING);
    await waiting.fire('pickup-over');
    expect(await endOf(rig, waiting)).toBe('ended-collected-late');
  });
});
