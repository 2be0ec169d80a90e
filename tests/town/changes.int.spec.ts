import { addDays } from '@karta/domain';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { cityFacts, filledDraft, formOf, signedInResident, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { certificate, newApplicant } from '../makers/people.ts';
import { applicationState, handOver, productionPhase, startProduction } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { until } from '../makers/until.ts';
import { approve, cardHolder, cardState, cardsOf, fileApplication, rowsOf } from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(180_000);

/** Changes a package's end as time would. */
async function packageEnds(cardId: string, daysFromNow: number): Promise<string> {
  const records = await openRecords();
  const city = records.city('nowa-rzeczna');
  const validUntil = addDays(city.clock.today(), daysFromNow);
  await city.knex('resident_packages').where({ cardId }).update({ validUntil });
  await city.knex('cards').where('id', cardId).update({ validUntil });
  await records.close();
  return validUntil;
}

describe('a change of personal data (004-53, 000-30, T11)', () => {
  it('lives in the application until the office approves it, then a card with the new name is offered and made', async () => {
    // given
    const holder = await cardHolder();
    const { portal, card, clerk, applicant } = holder;
    const form = { lastName: 'Nowonazwiskowa' };

    // when
    const applicationId = await fileApplication(holder, { type: 'data-change', form });
    await taskOf(clerk, applicationId, (task) => task.elementId === 'verify-application');

    // then: the register still has the old name
    const [before] = await rowsOf<{ lastName: string }>('residents', { email: applicant.email });
    expect(before?.lastName).toBe(applicant.lastName);

    // and when
    await approve(clerk, applicationId);
    await letterText(applicant.email, /Nowa karta z nowymi danymi/);
    const [after] = await rowsOf<{ id: string; lastName: string }>('residents', { email: applicant.email });
    expect(after?.lastName).toBe('Nowonazwiskowa');
    const offered = await until('the offer', async () => {
      const view = await portal.get<{ reprintOffer: object | null }>(`/api/resident/applications/${applicationId}`);
      return view.body.reprintOffer;
    });
    expect(offered).toHaveProperty('due');
    const reprint = `/api/resident/applications/${applicationId}/reprint`;
    const nowhere = await portal.post(reprint, { accept: true });
    expect(nowhere.body).toMatchObject({ fields: [{ path: 'pickupPointId', code: 'REQUIRED' }] });
    const [point] = (await cityFacts(portal)).pickupPoints;
    await portal.must(portal.post(reprint, { accept: true, pickupPointId: point?.id }));

    // then
    const production = await taskOf(clerk, applicationId, (task) => task.group === 'production');
    await startProduction(clerk, production.id);
    const made = await productionPhase(clerk, production.id, 'done');
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });
    await applicationState(portal, applicationId, 'issued');
    expect(await cardState(portal, made.cardId, 'active')).toMatchObject({
      holderName: `${applicant.firstName} Nowonazwiskowa`,
    });
    await cardState(portal, card.id, 'blocked');
    const audit = await rowsOf<{ facts: { fields: string[] } }>('audit', {
      act: 'resident.change',
      subjectId: after?.id,
    });
    expect(audit.map(({ facts }) => facts.fields)).toEqual([expect.arrayContaining(['lastName'])]);
    expect(JSON.stringify(audit)).not.toContain('Nowonazwiskowa');
  });
});

describe('packages (004-63, 004-64)', () => {
  it('are extended inside the window alone, as long as the table says', async () => {
    // given
    const holder = await cardHolder();
    const { portal, card, clerk } = holder;
    const early = await portal.post('/api/resident/applications', { type: 'package-extension' });
    expect(early.body).toMatchObject({ code: 'APPLICATION_NOT_AVAILABLE' });
    const ends = await packageEnds(card.id, 20);

    // when
    const documents = [{ type: 'registration-certificate', content: await certificate() }];
    const applicationId = await fileApplication(holder, { type: 'package-extension', documents });
    const { available } = await portal.must(
      portal.get<{ available: { type: string; object: string }[] }>('/api/resident/applications'),
    );
    await approve(clerk, applicationId);
    await applicationState(portal, applicationId, 'issued');

    // then
    expect(available).not.toContainEqual({ type: 'package-extension', object: 'resident' });
    const [held] = (await cardsOf(portal))[0]?.packages ?? [];
    expect(held?.validUntil.slice(0, 4)).toBe(String(Number(ends.slice(0, 4)) + (ends.slice(5) < '02' ? 2 : 3)));
  });

  it('are added to a card that is there', async () => {
    // given
    const holder = await cardHolder();
    const { portal, clerk } = holder;

    // when
    const documents = [{ type: 'tax-return', content: await certificate() }];
    const filing = { type: 'package-new', packageCode: 'resident-tax', documents };
    const applicationId = await fileApplication(holder, filing);
    await approve(clerk, applicationId);
    await applicationState(portal, applicationId, 'issued');

    // then
    expect((await cardsOf(portal))[0]?.packages.map(({ code }) => code).toSorted()).toEqual([
      'resident',
      'resident-tax',
    ]);
  });

  it('move to the card of another member of the family', async () => {
    // given: two holders, one of whom looks after the other
    const [guardian, child] = [await cardHolder(), await cardHolder()];
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const account = await knex('accounts').where('email', guardian.applicant.email).first('id');
    const resident = await knex('residents').where('email', child.applicant.email).first('id');
    await knex('family_members').insert({
      id: resident.id,
      guardianAccountId: account.id,
      residentId: resident.id,
      kinship: 'child',
      firstName: child.applicant.firstName,
      lastName: child.applicant.lastName,
      birthDate: '2015-01-01',
    });
    await knex('resident_packages').where('residentId', resident.id).delete();
    await records.close();

    // when
    const details = { toCardId: child.card.id };
    const applicationId = await fileApplication(guardian, { type: 'package-transfer', details, form: { details } });
    await approve(guardian.clerk, applicationId);
    await applicationState(guardian.portal, applicationId, 'issued');

    // then
    expect((await cardsOf(child.portal))[0]?.packages.map(({ code }) => code)).toEqual(['resident']);
    expect((await cardsOf(guardian.portal))[0]?.packages).toEqual([]);
  });
});

describe('eligibility (B-7)', () => {
  it('that the town’s table refuses is not approved, but rejected with a reason', async () => {
    // given: somebody born in this century asks for the package of seniors
    const young = { ...newApplicant(), pesel: testPesel('2001-05-05', Number(String(process.pid).slice(-4))) };
    const filed = await filledDraft(await signedInResident(young));
    const path = `/api/resident/applications/${filed.applicationId}`;
    await filed.portal.must(filed.portal.put(`${path}/draft`, { ...(await formOf(filed)), packageCode: 'senior' }));
    await filed.portal.must(filed.portal.post(`${path}/submit`));
    const clerk = await operator();

    // when
    const { id, elementId } = await taskOf(clerk, filed.applicationId);
    await clerk.must(clerk.post(`/api/operator/tasks/${id}/claim`));
    const approving = await clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'approve', note: '' });

    // then
    expect([elementId, approving.body['code']]).toEqual(['verify-unmet', 'OUTCOME_UNKNOWN']);
    const reject = { outcome: 'reject', note: 'Karta Seniora jest od 60 lat.' };
    await clerk.must(clerk.post(`/api/operator/tasks/${id}/complete`, reject));
    await applicationState(filed.portal, filed.applicationId, 'rejected');
  });
});
