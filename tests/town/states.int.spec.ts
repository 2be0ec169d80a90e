import { APPLICATION_STATES, CARD_STATES, addDays } from '@karta/domain';
import { runDaily } from '../../activities/src/daily/daily-run.ts';
import {
  approvedApplication,
  cityFacts,
  decide,
  filledDraft,
  formOf,
  signedInResident,
  submittedApplication,
  taskOf,
} from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { seen, withRecords } from '../makers/cases.ts';
import { approved } from '../makers/deploying.ts';
import { letterText } from '../makers/letters.ts';
import { applicationState, handOver, productionPhase, readyCard, startProduction } from '../makers/production.ts';
import { setTown } from '../makers/setting.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { answerTask, approve, cardHolder, cardState, rowsOf } from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(120_000);

const reached = { applications: new Set<string>(), cards: new Set<string>() };
let clerk: Caller;
beforeAll(async () => {
  clerk = await operator();
});

/** Remembers the state that an application is in. */
async function reaches(portal: Caller, id: string, state: string): Promise<void> {
  await applicationState(portal, id, state);
  reached.applications.add(state);
}
/** Remembers the state that a card is in. */
async function cardReaches(id: string, state: string): Promise<void> {
  await until(`card ${state}`, async () => (await rowsOf('cards', { id, state }))[0]);
  reached.cards.add(state);
}

describe('the states of an application and of a card (section 5)', () => {
  it('goes from a draft through a completion to a card in the hand (004-26, 004-30)', async () => {
    // given
    const { portal, applicationId: id } = await filledDraft();
    await reaches(portal, id, 'draft');

    // when, then
    const sent = await portal.must(portal.post<{ state: string }>(`/api/resident/applications/${id}/submit`));
    reached.applications.add(sent.state);
    await taskOf(clerk, id);
    await reaches(portal, id, 'in-review');
    await decide(clerk, id, 'call', 'Nowe zdjęcie.');
    await reaches(portal, id, 'completion-requested');
    await until('the task of the applicant', async () => {
      const answered = await portal.post(`/api/resident/applications/${id}/complete`, { message: 'Proszę.' });
      return answered.status < 300;
    });
    await reaches(portal, id, 'completed-by-applicant');
    await approve(clerk, id);
    const production = await taskOf(clerk, id, (task) => task.group === 'production');
    await reaches(portal, id, 'in-production');
    const [card] = await rowsOf<{ id: string }>('cards', { applicationId: id });
    await cardReaches(card?.id ?? '', 'in-production');
    await startProduction(clerk, production.id);
    const made = await productionPhase(clerk, production.id, 'done');
    await reaches(portal, id, 'ready-for-pickup');
    await cardReaches(made.cardId, 'ready');
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });
    await reaches(portal, id, 'issued');
    await cardReaches(made.cardId, 'active');
    const line = await rowsOf<{ id: string; code: string }>('application_events', { applicationId: id });
    expect(line.toSorted((one, other) => Number(one.id) - Number(other.id)).map(({ code }) => code)).toEqual([
      'submitted',
      'in-review',
      'completion-requested',
      'completed-by-applicant',
      'in-production',
      'ready-for-pickup',
      'collected',
      'issued',
    ]);
  });

  it('is refused, withdrawn, or left unexamined when nobody completes it (B-4, B-5, B-6)', async () => {
    // given
    const [refused, withdrawn, left] = [
      await submittedApplication(),
      await submittedApplication(),
      await submittedApplication(),
    ];

    // when
    await decide(clerk, refused.applicationId, 'reject', 'Inny adres.');
    await taskOf(clerk, withdrawn.applicationId);
    await withdrawn.portal.must(
      withdrawn.portal.post(`/api/resident/applications/${withdrawn.applicationId}/withdraw`),
    );
    await decide(clerk, left.applicationId, 'call', 'Nowe zdjęcie.');
    const admin = await operator(DEMO.admin);
    const workflowId = `nowa-rzeczna/card-application/${left.applicationId}`;
    const at = (element: string) => `${element}?workflowId=${encodeURIComponent(workflowId)}`;
    const { waits } = await seen(admin, workflowId, 'the deadline', (found) =>
      found.waits.some(({ elementId }) => elementId === 'completion-deadline'),
    );
    const waitId = waits.find(({ elementId }) => elementId === 'completion-deadline')?.waitId;
    const path = `/api/admin/cases/${at('fire-timer')}`;
    const asked = await admin.must(admin.post<{ approvalId: string }>(path, { reason: 'Próba.', waitId }));
    await admin.must(approved(asked.approvalId));
    await answerTask(
      clerk,
      (task) => task['applicationId'] === left.applicationId && task.elementId === 'confirm-not-completed',
      'leave',
    );

    // then
    await reaches(refused.portal, refused.applicationId, 'rejected');
    await reaches(withdrawn.portal, withdrawn.applicationId, 'withdrawn');
    await reaches(left.portal, left.applicationId, 'left-unexamined');
    const ends = ['rejected', 'withdrawn', 'left-unexamined'];
    expect([...reached.applications]).toEqual(expect.arrayContaining(ends));
  });

  it('D-11 a card is posted, comes back and is collected', async () => {
    // given
    await setTown('postingPoint', (await cityFacts()).pickupPoints[0]?.id ?? null);
    const filed = await filledDraft();
    const { portal, applicationId: id } = filed;
    const path = `/api/resident/applications/${id}`;
    await portal.must(portal.put(`${path}/draft`, { ...(await formOf(filed)), details: { byPost: true } }));
    await portal.must(portal.post(`${path}/submit`));
    await setTown('postingPoint', null);
    await approve(clerk, id);
    const production = await taskOf(clerk, id, (task) => task.group === 'production');
    await startProduction(clerk, production.id);
    const { cardId, cardNumber } = await productionPhase(clerk, production.id, 'done');

    // when, then
    await clerk.must(clerk.post(`/api/operator/cards/${cardId}/send`, {}));
    await reaches(portal, id, 'card-sent');
    await cardReaches(cardId, 'sent');
    await clerk.must(clerk.post(`/api/operator/cards/${cardId}/came-back`, { to: 'point', reason: 'zły adres' }));
    await reaches(portal, id, 'ready-for-pickup');
    await handOver(clerk, { id: cardId, number: cardNumber });
    await reaches(portal, id, 'issued');
    const line = await rowsOf<{ code: string }>('application_events', { applicationId: id });
    expect(line.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['card-sent', 'ready-for-pickup', 'collected']),
    );
  });

  it('a card is blocked, returned, expires', async () => {
    // given
    const { portal, card, applicant } = await cardHolder();
    const usableAgain = () =>
      withRecords(({ knex }) => knex('cards').where('id', card.id).update({ state: 'active', blockedAt: null }));

    // when, then
    await portal.must(portal.post(`/api/resident/cards/${card.id}/block`, { reason: 'loss' }));
    await cardReaches(card.id, 'blocked');
    // The case of the block has done its part by then.
    await letterText(applicant.email, /została zastrzeżona/);
    await usableAgain();
    await withRecords(async (city) => {
      const validUntil = addDays(city.clock.today(), -1);
      await city.knex('cards').where('id', card.id).update({ validUntil });
      await runDaily(city);
    });
    await cardReaches(card.id, 'expired');
    await usableAgain();
    await clerk.must(clerk.post(`/api/operator/cards/${card.id}/return`, { reason: 'Wyprowadzka.' }));
    await cardReaches(card.id, 'returned');
    expect([...reached.cards]).toEqual(expect.arrayContaining(['blocked', 'expired', 'returned']));
  });

  it('a card is not collected, or spoiled with the account that it was made for (D-10, T3)', async () => {
    // given
    const waiting = await readyCard(await signedInResident());
    const stopped = await approvedApplication();
    const [spoiled] = await rowsOf<{ id: string }>('cards', { applicationId: stopped.applicationId });

    // when
    await withRecords(async (city) => {
      const readyAt = new Date(city.clock.now().getTime() - 40 * 86_400_000);
      await city.knex('cards').where('id', waiting.card.id).update({ readyAt });
      await runDaily(city);
    });
    const { password } = stopped.applicant;
    await stopped.portal.must(stopped.portal.post('/api/resident/account/erasure', { password }));

    // then
    await cardReaches(spoiled?.id ?? '', 'spoiled');
    await cardState(waiting.portal, waiting.card.id, 'not-collected');
    await cardReaches(waiting.card.id, 'not-collected');
    await reaches(waiting.portal, waiting.applicationId, 'not-collected');
    expect([...reached.cards]).toEqual(expect.arrayContaining(['spoiled', 'not-collected']));
  });

  it('ends with a case that an administrator ends', async () => {
    // given
    const { portal, applicationId: id } = await submittedApplication();
    await taskOf(clerk, id);
    const query = `?workflowId=${encodeURIComponent(`nowa-rzeczna/card-application/${id}`)}`;
    const admin = await operator(DEMO.admin);

    // when
    await admin.must(admin.post(`/api/admin/cases/cancel${query}`, { reason: 'Sprawa założona przez pomyłkę' }));

    // then
    await reaches(portal, id, 'ended-by-office');
    expect([...reached.applications]).toContain('ended-by-office');
  });

  it('are all reached, and no other one exists', () => {
    expect([...reached.applications].toSorted()).toEqual(APPLICATION_STATES.toSorted());
    expect([...reached.cards].toSorted()).toEqual(CARD_STATES.toSorted());
  });
});
