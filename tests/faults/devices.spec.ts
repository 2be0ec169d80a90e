import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProductionFloor } from '@karta/contracts';
import { approvedApplication, confirmPhone, taskOf, type Approved } from '../makers/applications.ts';
import type { Caller } from '../makers/caller.ts';
import { control, printedCards } from '../makers/devices.ts';
import { letterText, textsTo } from '../makers/letters.ts';
import { productionOf, productionPhase, startProduction } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { addressOf, FOLDER } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { killPart, pidOf, startTown, stopTown, type Launcher } from './launcher.ts';
import { stubbornly } from './stubborn.ts';

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

// The diagram gives a station 90 seconds.
const SILENCE_IS_TOLD_WITHIN_MS = 150_000;

const prints = (): number =>
  readdirSync(join(FOLDER, 'stand-ins', 'printer', 'printed')).filter((name) => name.endsWith('.pdf')).length;

const printerWorks = async (): Promise<boolean> => {
  const { jobs } = (await (await fetch(`${addressOf('printer')}/_control`)).json()) as { jobs: { state: number }[] };
  return jobs.some(({ state }) => state === 5); // RFC 8011: processing
};

const answer = (clerk: Caller, taskId: string, word: string): Promise<unknown> =>
  clerk.must(clerk.post(`/api/operator/tasks/${taskId}/answer-production`, { answer: word }));

async function spoiledBlanksOf(cardId: string): Promise<Record<string, unknown>[]> {
  const records = await openRecords();
  try {
    return await records.city('nowa-rzeczna').knex('spoiled_blanks').where({ cardId }).select('reason', 'operatorId');
  } finally {
    await records.close();
  }
}

describe('faults of the devices become questions to a person', () => {
  it('the printer is out of cards: the task says so, nothing is printed, and after a refill "again" prints one', async () => {
    // given
    const { clerk, productionTaskId, applicationId } = await approvedApplication();
    const before = prints();
    await control('printer', { cards: 0 });

    // when
    await startProduction(clerk, productionTaskId);
    const stuck = await productionPhase(clerk, productionTaskId, 'needs-answer');

    // then
    expect(stuck).toMatchObject({ problemCode: 'PRINTER_OUT_OF_CARDS', answers: expect.arrayContaining(['retry']) });
    const listed = await taskOf(clerk, applicationId, (task) => task.group === 'production');
    expect(listed.problemCode).toBe('PRINTER_OUT_OF_CARDS');
    expect(prints()).toBe(before);

    // and when
    await control('printer', { cards: 100 });
    await answer(clerk, productionTaskId, 'retry');
    const { cardNumber } = await productionPhase(clerk, productionTaskId, 'done', 150_000);

    // then
    expect(prints()).toBe(before + 1);
    expect((await printedCards()).filter(({ barCode }) => barCode === cardNumber)).toHaveLength(1);
  }, 300_000);

  it('the chip cannot be read: the task says so, and another blank is read after "again"', async () => {
    // given
    const { clerk, productionTaskId } = await approvedApplication();
    const before = prints();
    await control('blanks', { act: 'make-unreadable' });

    // when
    await startProduction(clerk, productionTaskId);
    const stuck = await productionPhase(clerk, productionTaskId, 'needs-answer');

    // then
    expect(stuck.problemCode).toBe('CHIP_UNREADABLE');
    expect(prints()).toBe(before);

    // and when
    await control('blanks', { act: 'insert' });
    await answer(clerk, productionTaskId, 'retry');
    await productionPhase(clerk, productionTaskId, 'done');

    // then
    expect(prints()).toBe(before + 1);
  }, 120_000);

  it('a blank that a person calls spoiled is registered with who and why, and the number goes on another blank', async () => {
    // given
    const { clerk, productionTaskId } = await approvedApplication();
    await control('blanks', { act: 'make-unreadable' });
    await startProduction(clerk, productionTaskId);
    const stuck = await productionPhase(clerk, productionTaskId, 'needs-answer');
    await control('blanks', { act: 'insert' });

    // when
    await answer(clerk, productionTaskId, 'spoiled');
    const done = await productionPhase(clerk, productionTaskId, 'done');

    // then
    expect(done.cardNumber).toBe(stuck.cardNumber);
    expect(await spoiledBlanksOf(done.cardId)).toEqual([
      { reason: 'CHIP_UNREADABLE', operatorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  }, 120_000);

  it('the printer took the card but its answer was lost: the agent finds its job and prints no second one', async () => {
    const { clerk, productionTaskId } = await approvedApplication();
    const before = prints();
    await control('printer', { dropAnswers: 1 });
    await startProduction(clerk, productionTaskId);
    await productionPhase(clerk, productionTaskId, 'done');
    expect(prints()).toBe(before + 1);
  }, 120_000);

  it('the station is killed while the printer works: it finds its job again, and one card comes out', async () => {
    // given
    const { clerk, productionTaskId } = await approvedApplication();
    const before = prints();
    await startProduction(clerk, productionTaskId);
    await until('a card in the printer', printerWorks);

    // when
    await killPart('station');
    await productionPhase(clerk, productionTaskId, 'done');

    // then
    expect(prints()).toBe(before + 1);
  }, 120_000);

  it('the station is killed and the reader is empty after its restart: a person is asked, and nothing is printed before', async () => {
    // given
    const { clerk, productionTaskId } = await approvedApplication();
    const before = prints();
    await control('blanks', { automatic: false, act: 'remove' });
    await startProduction(clerk, productionTaskId);

    // when
    await killPart('station');
    const asked = await productionPhase(clerk, productionTaskId, 'needs-answer');

    // then
    expect(asked).toMatchObject({ problemCode: 'CARD_NOT_PRESENT', answers: ['retry', 'give-up'] });
    expect(prints()).toBe(before);

    // and when
    await control('blanks', { automatic: true, act: 'insert' });
    await answer(clerk, productionTaskId, 'retry');
    await productionPhase(clerk, productionTaskId, 'done');

    // then
    expect(prints()).toBe(before + 1);
  }, 120_000);

  it('a person gives up: the card is spoiled, nothing is printed, and the office decides what happens next', async () => {
    // given
    const { clerk, productionTaskId, applicationId } = await approvedApplication();
    const before = prints();
    await control('blanks', { act: 'make-unreadable' });
    await startProduction(clerk, productionTaskId);
    await productionPhase(clerk, productionTaskId, 'needs-answer');

    // when
    await answer(clerk, productionTaskId, 'give-up');
    const next = await taskOf(clerk, applicationId, (task) => task.elementId === 'decide-about-production');
    await control('blanks', { act: 'insert' });

    // then
    expect(next.group).toBe('card-office');
    expect(prints()).toBe(before);
  }, 120_000);

  it('the station falls silent: the task says so, no new work goes there, and "again" prints one once it is heard', async () => {
    // given: it is stopped just before a start, so that the server does not know it yet
    const [begun, next] = [await approvedApplication(), await approvedApplication()];
    const { clerk } = begun;
    const before = prints();
    await until('a station that is heard', async () => {
      const { stations } = await productionOf(clerk, begun.productionTaskId);
      return stations.some(({ online }) => online);
    });
    process.kill(pidOf('station'), 'SIGSTOP');
    await startProduction(clerk, begun.productionTaskId);

    // when
    const silent = await until('an offline station', async () => {
      const { stations } = await productionOf(clerk, next.productionTaskId);
      return stations.find(({ online }) => !online);
    });
    const refused = await clerk.post(`/api/operator/tasks/${next.productionTaskId}/start-production`, {
      stationId: silent.id,
    });
    const stuck = await productionPhase(clerk, begun.productionTaskId, 'needs-answer', SILENCE_IS_TOLD_WITHIN_MS);

    // then
    expect([refused.status, refused.body['code']]).toEqual([409, 'STATION_OFFLINE']);
    expect(stuck).toMatchObject({ problemCode: 'STATION_OFFLINE', answers: expect.arrayContaining(['retry']) });
    expect(prints()).toBe(before);

    // and when
    process.kill(pidOf('station'), 'SIGCONT');
    await until('a station that is heard again', async () => {
      const { stations } = await productionOf(clerk, next.productionTaskId);
      return stations.some(({ online }) => online);
    });
    await answer(clerk, begun.productionTaskId, 'retry');
    await productionPhase(clerk, begun.productionTaskId, 'done');
    await startProduction(clerk, next.productionTaskId);
    await productionPhase(clerk, next.productionTaskId, 'done');

    // then
    expect(prints()).toBe(before + 2);
  }, 300_000);
});

describe('a batch of cards', () => {
  it('000-02 goes on after worker, api and station were killed, and each card comes out once', async () => {
    // given
    const cards = [await approvedApplication(), await approvedApplication(), await approvedApplication()];
    const [{ clerk, productionTaskId }] = cards as [Approved, Approved, Approved];
    const before = prints();
    const stationId = await until('a station that is heard', async () => {
      const { stations } = await productionOf(clerk, productionTaskId);
      return stations.find(({ online }) => online)?.id;
    });
    const taskIds = cards.map((card) => card.productionTaskId);
    await clerk.must(clerk.post('/api/operator/production-batches', { stationId, taskIds }));
    await until('a card in the printer', printerWorks);

    // when
    for (const part of ['worker', 'api', 'station']) await killPart(part);

    // then
    await until(
      'all cards',
      async () => {
        const {
          body: { batches },
        } = await stubbornly<ProductionFloor>(clerk, 'GET', '/api/operator/production');
        return batches[0]?.state === 'ended' && batches[0].made === 3;
      },
      200_000,
    );
    expect(prints()).toBe(before + 3);
  }, 300_000);
});

describe('the SMS vendor takes a text and the connection breaks before the answer', () => {
  it('exactly one text goes out, by the vendor’s ledger, and the city knows it', async () => {
    // given
    const approved = await approvedApplication();
    const { clerk, productionTaskId, applicant, applicationId } = approved;
    await confirmPhone(approved);
    await control('sms', { fault: { kind: 'accept-then-drop', times: 1 } });

    // when
    await startProduction(clerk, productionTaskId);
    await letterText(applicant.email, /gotowa do odbioru/);
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    await until('a settled text', async () => {
      const text = await knex('notifications').where({ applicationId, channel: 'sms' }).first();
      return text?.state === 'sent' && text.providerId;
    }).finally(() => records.close());

    // then
    expect((await textsTo(applicant.phone)).filter(({ text }) => /czeka/.test(text))).toHaveLength(1);
  }, 120_000);
});
