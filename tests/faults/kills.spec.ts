import { randomUUID } from 'node:crypto';
import { connect } from '@karta/db';
import { filledDraft, taskOf } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { printedCards, virtualBlank } from '../makers/devices.ts';
import { codeTo, letterText, lettersTo, textsTo } from '../makers/letters.ts';
import { applicationState, productionPhase, startProduction } from '../makers/production.ts';
import { cardOf, openRecords } from '../makers/records.ts';
import { launchFacts, secretOf } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { killPart, startTown, stopTown, type Launcher } from './launcher.ts';
import { stubbornly } from './stubborn.ts';

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

/** What the city itself says of its messages about an application: template, channel and state, once nothing waits any more. */
async function messagesOf(applicationId: string): Promise<string[]> {
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const rows = await until('the end of every message', async () => {
      const all: { channel: string; template: string; state: string }[] = await knex('notifications').where({
        applicationId,
      });
      return all.every(({ state }) => !['waiting', 'sending'].includes(state)) && all;
    });
    return rows.map(({ channel, template, state }) => `${template} by ${channel}: ${state}`).toSorted();
  } finally {
    await records.close();
  }
}

describe('a walk during which one part of the town is killed at submission, decision, production and pick-up', () => {
  it.each(['worker', 'api', 'temporal', 'postgres'])(
    '%s: it goes on by itself, with one card, one text and one letter of each kind',
    async (victim) => {
      // given
      const { portal, applicant, applicationId } = await filledDraft();
      const clerk = await operator();

      // when: each act and the kill happen at the same time
      const path = `/api/resident/applications/${applicationId}`;
      await Promise.all([stubbornly(portal, 'POST', `${path}/submit`), killPart(victim)]);

      const { id: taskId } = await taskOf(clerk, applicationId, (task) => task.elementId === 'verify-application');
      const shown = { phone: applicant.phone, code: await codeTo(applicant.phone) };
      await stubbornly(portal, 'POST', '/api/resident/account/phone-confirmation', { json: shown });
      await stubbornly(clerk, 'POST', `/api/operator/tasks/${taskId}/claim`);
      const approval = { json: { outcome: 'approve', note: '' } };
      await Promise.all([
        stubbornly(clerk, 'POST', `/api/operator/tasks/${taskId}/complete`, approval),
        killPart(victim),
      ]);

      const made = await taskOf(clerk, applicationId, (task) => task.group === 'production');
      await startProduction(clerk, made.id);
      await killPart(victim);
      const { cardId, cardNumber } = await productionPhase(clerk, made.id, 'done', 150_000);
      await letterText(applicant.email, /gotowa do odbioru/);

      const pickup = { json: { number: cardNumber } };
      await Promise.all([stubbornly(clerk, 'POST', `/api/operator/cards/${cardId}/pickup`, pickup), killPart(victim)]);
      await applicationState(portal, applicationId, 'issued');
      await letterText(applicant.email, /jest aktywna/);

      // then: by its own word
      expect(await messagesOf(applicationId)).toEqual([
        'application-received by mail: sent',
        'card-issued by mail: sent',
        'card-ready by mail: sent',
        'card-ready by sms: sent',
      ]);

      // and by the ledgers of the printer, the feeder, the vendor and the inbox
      const card = await cardOf(applicant.email);
      expect(card).toMatchObject({ number: cardNumber, state: 'active' });
      expect((await printedCards()).filter(({ barCode }) => barCode === cardNumber)).toHaveLength(1);
      expect(await virtualBlank(card.uid)).toBe(true);
      expect((await textsTo(applicant.phone)).filter(({ text }) => /czeka/.test(text))).toHaveLength(1);
      const subjects = (await lettersTo(applicant.email)).map(({ subject }) => subject.replace(/\d+/, 'N'));
      expect(subjects.toSorted()).toEqual([
        'Aktywuj konto w Panelu Mieszkańca',
        'Karta Mieszkańca gotowa do odbioru',
        'Karta Mieszkańca jest aktywna',
        'Wniosek nr N: przyjęty',
      ]);
    },
    400_000,
  );
});

describe('a town whose database is away', () => {
  const mark = randomUUID().slice(0, 8);
  const away = {
    id: `zaginione-${mark}`,
    name: 'Zaginione',
    database: `missing_${mark}`,
    hosts: [`missing-${mark}.localhost`],
  };
  const answerAt = (host: string) => new Caller('portal', undefined, host).get('/api/resident/city');

  async function addAway(): Promise<void> {
    const port = launchFacts().ports['postgres'];
    const platform = connect(`postgres://postgres:${secretOf('postgres')}@127.0.0.1:${port}/karta_platform`, 1);
    await platform('cities')
      .insert(away)
      .finally(() => platform.destroy());
  }

  it('stops neither the others nor a start of the programs', async () => {
    // given
    await addAway();
    const host = away.hosts[0] ?? '';
    await until('the town is known', async () => (await answerAt(host)).status === 503, 30_000);

    // when
    await killPart('api');

    // then
    await until('the other town', async () => (await answerAt('localhost')).status === 200, 30_000);
    expect(await answerAt(host)).toMatchObject({ status: 503, body: { code: 'TEMPORARILY_UNAVAILABLE' } });
  }, 120_000);
});
