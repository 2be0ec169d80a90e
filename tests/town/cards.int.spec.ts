import { taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { applicationState, handOver, productionPhase, startProduction } from '../makers/production.ts';
import { hired } from '../makers/staff.ts';
import { until } from '../makers/until.ts';
import {
  answerTask,
  approve,
  cardHolder,
  cardState,
  cardsOf,
  fileApplication,
  rowsOf,
  secondClerk,
} from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(180_000);

describe('a card in its holder’s hands', () => {
  it('is blocked by its holder at once, and unblocked by two people of the office (004-39, 004-42, T12)', async () => {
    // given
    const { portal, applicant, card, clerk } = await cardHolder();

    // when: the holder blocks it
    await portal.must(portal.post(`/api/resident/cards/${card.id}/block`, { reason: 'loss' }));

    // then
    expect((await cardsOf(portal))[0]).toMatchObject({ state: 'blocked' });
    expect(await letterText(applicant.email, /została zastrzeżona/)).toContain(card.number);
    const again = await portal.post(`/api/resident/cards/${card.id}/block`, {});
    expect(again.body).toMatchObject({ code: 'CARD_NOT_BLOCKABLE' });

    // and when: one clerk asks for it to be unblocked
    await clerk.must(clerk.post(`/api/operator/cards/${card.id}/unblock`, { reason: 'Karta się znalazła.' }));
    const twice = await clerk.post(`/api/operator/cards/${card.id}/unblock`, { reason: 'Jeszcze raz.' });
    expect(twice.body).toMatchObject({ code: 'UNBLOCKING_ALREADY_ASKED' });
    const [act] = await rowsOf<{ id: string }>('card_acts', { cardId: card.id, kind: 'unblock' });
    const confirmation = await until(
      'the task of the second person',
      async () => (await rowsOf<{ id: string }>('tasks', { caseId: act?.id ?? '' }))[0],
    );

    // then: the same person may neither take nor answer the task, and sees what it is about
    const own = await clerk.post(`/api/operator/tasks/${confirmation.id}/claim`);
    expect(own.body).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    const detail = await clerk.get<{ canClaim: boolean; facts: { parts: string[] }[] }>(
      `/api/operator/tasks/${confirmation.id}`,
    );
    expect(detail.body.canClaim).toBe(false);
    expect(detail.body.facts.flatMap(({ parts }) => parts)).toContain(card.number);

    // and when: another one confirms
    await answerTask(await secondClerk(), ({ id }) => id === confirmation.id, 'confirm');

    // then
    await cardState(portal, card.id, 'active');
    expect(await letterText(applicant.email, /znów jest aktywna/)).toContain(card.number);
  });

  it('is replaced by a duplicate, blocked when filed as lost, and keeps its validity (T5, T6, 004-48)', async () => {
    // given
    const holder = await cardHolder();
    const { portal, card, clerk } = holder;
    const [before] = await cardsOf(portal);

    // when: the duplicate is filed for a lost card that shall be blocked now
    const details = { cardId: card.id, reason: 'loss', blockNow: true };
    const applicationId = await fileApplication(holder, { type: 'duplicate', details, form: { details } });

    // then
    await cardState(portal, card.id, 'blocked');
    const second = await portal.post('/api/resident/applications', { type: 'duplicate', details });
    expect(second.body).toMatchObject({ code: 'APPLICATION_NOT_AVAILABLE' });

    // and when: it is approved, made and handed over
    await approve(clerk, applicationId);
    const production = await taskOf(clerk, applicationId, (task) => task.group === 'production');
    await startProduction(clerk, production.id);
    const made = await productionPhase(clerk, production.id, 'done');
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });

    // then
    await applicationState(portal, applicationId, 'issued');
    const fresh = await cardState(portal, made.cardId, 'active');
    expect(fresh.validUntil).toBe(before?.validUntil);
    expect(fresh.packages.map(({ code }) => code)).toEqual(['resident']);
    expect((await cardsOf(portal)).find(({ id }) => id === card.id)).toMatchObject({ state: 'blocked', packages: [] });
    const acts = await rowsOf<{ reason: string }>('card_acts', { cardId: card.id });
    expect(acts.map(({ reason }) => reason).toSorted()).toEqual(['loss', 'replaced']);
    expect(await rowsOf('audit', { act: 'card.replace', subjectId: card.id })).toHaveLength(1);
    const [application] = await rowsOf<{ fee: number; priority: number }>('applications', { id: applicationId });
    expect(application).toMatchObject({ fee: 2000, priority: 1 });
  });

  it('is returned at the counter, and only by somebody who may (000-20)', async () => {
    // given
    const { portal, card, clerk, applicant } = await cardHolder();
    const maker = await hired(['production']);

    // when
    const refused = await maker.post(`/api/operator/cards/${card.id}/return`, { reason: 'Wyprowadzka.' });
    await clerk.must(clerk.post(`/api/operator/cards/${card.id}/return`, { reason: 'Wyprowadzka.' }));

    // then
    expect(refused.body).toMatchObject({ code: 'FORBIDDEN' });
    await cardState(portal, card.id, 'returned');
    expect(await letterText(applicant.email, /została zwrócona/)).toContain(card.number);
    const blocked = await clerk.post(`/api/operator/cards/${card.id}/block`, { reason: 'Po zwrocie.' });
    expect(blocked.body).toMatchObject({ code: 'CARD_NOT_BLOCKABLE' });
  });

  it('is blocked by the office after a call of its holder (000-29)', async () => {
    const { portal, card, clerk } = await cardHolder();
    await clerk.must(clerk.post(`/api/operator/cards/${card.id}/block`, { reason: 'Telefon od posiadacza.' }));
    expect((await cardsOf(portal))[0]).toMatchObject({ state: 'blocked' });
  });
});

describe('a plastic card for a virtual holder', () => {
  it('is filed, made and collected; the virtual card stays beside it (004-49, D-8)', async () => {
    // given: a holder whose card is virtual
    const holder = await cardHolder();
    const { portal, card, clerk } = holder;
    const { openRecords } = await import('../makers/records.ts');
    const records = await openRecords();
    await records.city('nowa-rzeczna').knex('cards').where('id', card.id).update({ carrier: 'virtual' });
    await records.close();

    // when
    const applicationId = await fileApplication(holder, { type: 'physical-card' });
    await approve(clerk, applicationId);
    const production = await taskOf(await operator(), applicationId, (task) => task.group === 'production');
    await startProduction(clerk, production.id);
    const made = await productionPhase(clerk, production.id, 'done');
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });

    // then
    await applicationState(portal, applicationId, 'issued');
    await cardState(portal, made.cardId, 'active');
    expect((await cardsOf(portal)).map(({ state }) => state)).toEqual(['active', 'active']);
  });
});
