import { randomUUID } from 'node:crypto';
import { APPLICATION_TYPES, addDays, type ApplicationType } from '@karta/domain';
import { signedInResident, submittedApplication, verificationOf, type Resident } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { openRecords } from '../makers/records.ts';
import type { Installation } from '@karta/db';
import { withSetting } from './town-at-work.ts';

jest.setTimeout(90_000);

interface Situation {
  accountState?: string;
  /** State and carrier of the person's cards. */
  cards?: readonly (readonly [state: string, carrier: 'physical' | 'virtual'])[];
  /** Days to the end of the package. */
  daysLeft?: number;
  hasFamilyCard?: boolean;
  open?: ApplicationType;
  isMember?: boolean;
}

/** Who, and exactly the types of which the server takes an application (docs/requirements.md, section 5). */
const TABLE: readonly [who: string, situation: Situation, types: readonly ApplicationType[]][] = [
  ['a person without a card', {}, ['card-issue']],
  ['a person with an open application for a card', { open: 'card-issue' }, []],
  ['a person whose card is being made', { cards: [['in-production', 'physical']] }, []],
  ['a person whose card waits', { cards: [['ready', 'physical']] }, ['package-new']],
  ['a holder', { cards: [['active', 'physical']] }, ['duplicate', 'data-change', 'package-new']],
  [
    'a holder who has filed for a duplicate',
    { cards: [['active', 'physical']], open: 'duplicate' },
    ['data-change', 'package-new'],
  ],
  ['a holder of a blocked card (T5)', { cards: [['blocked', 'physical']] }, ['duplicate']],
  ['a person who returned the card', { cards: [['returned', 'physical']] }, ['card-issue']],
  ['a person whose card expired', { cards: [['expired', 'physical']] }, ['card-issue']],
  ['a person who did not collect the card', { cards: [['not-collected', 'physical']] }, ['card-issue']],
  ['a person whose card was spoiled', { cards: [['spoiled', 'physical']] }, ['card-issue']],
  ['a virtual holder', { cards: [['active', 'virtual']] }, ['physical-card', 'data-change', 'package-new']],
  [
    'a holder of both',
    {
      cards: [
        ['active', 'virtual'],
        ['active', 'physical'],
      ],
    },
    ['duplicate', 'data-change', 'package-new'],
  ],
  ['a holder before the window', { cards: [['active', 'physical']], daysLeft: 61 }, ['duplicate', 'data-change']],
  [
    'a holder in the window',
    { cards: [['active', 'physical']], daysLeft: 60 },
    ['duplicate', 'data-change', 'package-extension'],
  ],
  [
    'a holder on the last day after it',
    { cards: [['active', 'physical']], daysLeft: -30 },
    ['duplicate', 'data-change', 'package-extension'],
  ],
  [
    'a holder too late, who asks for it anew',
    { cards: [['active', 'physical']], daysLeft: -31 },
    ['duplicate', 'data-change', 'package-new'],
  ],
  [
    'a holder with a family card',
    { cards: [['active', 'physical']], daysLeft: 100, hasFamilyCard: true },
    ['duplicate', 'data-change', 'package-transfer'],
  ],
  ['a member of a family (T10)', { cards: [['active', 'physical']], isMember: true }, []],
];

let installation: Installation;
let resident: Resident;
let relative: Resident;
/** The person's account and entry in the register, and the relative's. */
let [accountId, residentId, relativeAccountId, relativeResidentId, applicationId] = ['', '', '', '', ''];

const knex = () => installation.city('nowa-rzeczna').knex;

/** An entry in the register, without a card. */
async function register(email: string): Promise<[accountId: string, residentId: string]> {
  const account = await knex()('accounts').where({ email }).first();
  const [id, { keyId, firstName, lastName }] = [randomUUID(), account];
  await knex()('residents').insert({ id, accountId: account.id, keyId, firstName, lastName, email });
  return [account.id, id];
}

const newCard = (owner: string, keyId: string, state: string, carrier: string) => ({
  id: randomUUID(),
  number: `T-${randomUUID().slice(0, 12)}`,
  residentId: owner,
  keyId,
  state,
  carrier,
  holderName: 'Osoba Próbna',
});

beforeAll(async () => {
  installation = await openRecords();
  resident = (await submittedApplication()) satisfies Resident;
  relative = await signedInResident();
  [accountId, residentId] = await register(resident.applicant.email);
  [relativeAccountId, relativeResidentId] = await register(relative.applicant.email);
  applicationId = (await knex()('applications').where({ accountId }).first('id')).id;
  // from here on its case leaves the application alone
  await verificationOf(await operator(), applicationId);
});
afterAll(async () => {
  await arrange({});
  await knex()('applications').where('id', applicationId).update({ state: 'withdrawn' });
  await installation.close();
});

/** Puts the person into a situation, as what went before would have. Answers the newest card. */
async function arrange({
  accountState = 'active',
  cards = [],
  daysLeft,
  hasFamilyCard,
  open,
  isMember,
}: Situation): Promise<string> {
  const { keyId } = await knex()('accounts').where('id', accountId).first('keyId');
  const ids = [residentId, relativeResidentId];
  await knex()('family_members').whereIn('guardianAccountId', [accountId, relativeAccountId]).delete();
  await knex()('resident_packages').whereIn('residentId', ids).delete();
  await knex()('cards').whereIn('residentId', ids).delete();
  await knex()('accounts').where('id', accountId).update({ state: accountState });
  const rows = cards.map(([state, carrier]) => newCard(residentId, keyId, state, carrier));
  if (rows.length > 0) await knex()('cards').insert(rows);
  const card = rows.at(-1)?.id ?? '';
  if (daysLeft !== undefined) {
    const validUntil = addDays(installation.city('nowa-rzeczna').clock.today(), daysLeft);
    await knex()('resident_packages').insert({ residentId, packageCode: 'resident', cardId: card, validUntil });
  }
  const person = { firstName: 'Osoba', lastName: 'Próbna', birthDate: '1990-01-01', kinship: 'spouse' };
  if (hasFamilyCard) {
    await knex()('cards').insert(newCard(relativeResidentId, keyId, 'active', 'physical'));
    const member = { id: randomUUID(), guardianAccountId: accountId, residentId: relativeResidentId };
    await knex()('family_members').insert({ ...member, ...person });
  }
  if (isMember)
    await knex()('family_members').insert({
      id: randomUUID(),
      guardianAccountId: relativeAccountId,
      accountId,
      ...person,
    });
  const about = {
    type: open ?? 'card-issue',
    state: open ? 'in-review' : 'withdrawn',
    object: open === 'duplicate' ? card : '',
  };
  await knex()('applications').where('id', applicationId).update(about);
  return card;
}

/** Files an application of a type; answers the refusal, or nothing where the server takes it. */
async function refusalOf(type: ApplicationType, cardId: string): Promise<unknown> {
  const details = type === 'duplicate' ? { cardId: cardId || randomUUID(), reason: 'damage' } : {};
  const begun = await resident.portal.post<{ id: string; code: string }>('/api/resident/applications', {
    type,
    packageCode: 'resident',
    details,
  });
  if (begun.status !== 201) return begun.body.code;
  await knex()('applications').where('id', begun.body.id).delete();
  return undefined;
}

describe('what may be filed, by the server alone (A-4)', () => {
  it.each(TABLE)('%s files exactly what the rules name', async (_who, situation, types) => {
    // given
    const cardId = await arrange(situation);

    // when
    const refusals = await Promise.all(APPLICATION_TYPES.map((type) => refusalOf(type, cardId)));
    const answer = await resident.portal.get<{ available: { type: string; object: string }[] }>(
      '/api/resident/applications',
    );

    // then
    expect(APPLICATION_TYPES.filter((_type, index) => refusals[index] === undefined)).toEqual(types);
    const codes = new Set(refusals.filter((code) => code !== undefined));
    codes.delete('APPLICATION_ALREADY_OPEN');
    codes.delete('APPLICATION_NOT_AVAILABLE');
    codes.delete(situation.isMember ? 'MEMBER_PANEL' : '');
    expect([...codes]).toEqual([]);
    const offered = (answer.body.available ?? []).filter(({ object }) => ['', 'resident', cardId].includes(object));
    expect(offered.map(({ type }) => type)).toEqual(types);
  });

  it('a locked account files nothing, not even what it had begun', async () => {
    // given: a draft that was allowed when it was begun
    await arrange({});
    const begun = resident.portal.post<{ id: string }>('/api/resident/applications', {});
    const { id } = await resident.portal.must(begun);

    // when
    await arrange({ accountState: 'locked' });
    const refusals = await Promise.all(APPLICATION_TYPES.map((type) => refusalOf(type, '')));
    const sent = await resident.portal.post(`/api/resident/applications/${id}/submit`);

    // then
    expect(refusals.filter((code) => code === undefined)).toEqual([]);
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect((await knex()('applications').where({ id }).first('state')).state).toBe('draft');
    await arrange({});
    await knex()('applications').where({ id }).delete();
  });

  it('what was allowed when it was begun is refused when it is sent and no longer so', async () => {
    // given
    const cardId = await arrange({ cards: [['active', 'physical']] });
    const details = { cardId, reason: 'damage' };
    const begun = resident.portal.post<{ id: string }>('/api/resident/applications', { type: 'duplicate', details });
    const { id } = await resident.portal.must(begun);

    // when
    await knex()('cards').where('id', cardId).update({ state: 'returned' });
    const sent = await resident.portal.post(`/api/resident/applications/${id}/submit`);

    // then
    expect(sent.body).toMatchObject({ code: 'APPLICATION_NOT_AVAILABLE' });
    await knex()('applications').where({ id }).delete();
  });

  it('a member of a family begins no conversation, unless the city lets adults act for themselves (T10)', async () => {
    // given
    await arrange({ isMember: true });
    const question = { type: 'question', subject: 'Zniżka', body: 'Czy działa w soboty?' };
    const panel = async () => (await resident.portal.get('/api/resident/session')).body['panel'];

    // then
    expect(await panel()).toBe('member');
    expect((await resident.portal.post('/api/resident/threads', question)).body).toMatchObject({
      code: 'MEMBER_PANEL',
    });
    await withSetting('memberPanel', 'full-for-adults', async () => {
      expect(await panel()).toBe('full');
      expect((await resident.portal.post('/api/resident/threads', question)).status).toBe(201);
      expect(await refusalOf('card-issue', '')).toBeUndefined();
    });
  });
});
