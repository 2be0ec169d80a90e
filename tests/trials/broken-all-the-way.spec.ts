import { setTimeout as sleep } from 'node:timers/promises';
import { filledDraft, taskOf, type Filed } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { printedCards } from '../makers/devices.ts';
import { lettersTo, textsTo } from '../makers/letters.ts';
import { productionOf } from '../makers/production.ts';
import { launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { pidOf, startTown, stopTown, type Launcher } from '../faults/launcher.ts';
import { stubbornly } from '../faults/stubborn.ts';

const IS_FULL = process.env['KARTA_TEST_SIZE'] === 'full';
const WALKS = IS_FULL ? 60 : 4;
const SIDE_BY_SIDE = IS_FULL ? 6 : 2;
const PATIENCE_MS = 1_200_000;
/** Between two faults something has to be able to happen. */
const REST_MS = 5000;

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

const LETTERS = [
  'Aktywuj konto w Panelu Mieszkańca',
  'Karta Mieszkańca gotowa do odbioru',
  'Karta Mieszkańca jest aktywna',
  'Wniosek nr N: przyjęty',
];

/** Each in its turn: ended at once, or held for some seconds. */
const FAULTS = ['worker', 'api', 'temporal', 'postgres', 'station'].flatMap((part) => [
  { part, signal: 'SIGKILL' as const },
  { part, signal: 'SIGSTOP' as const },
]);

/** Does one fault after the other until it is told that all is over; answers how many it did. */
async function breaksThings(isOver: () => boolean): Promise<number> {
  let done = 0;
  while (!isOver()) {
    const { part, signal } = FAULTS[done % FAULTS.length] ?? { part: 'worker', signal: 'SIGKILL' };
    const pid = pidOf(part);
    process.kill(pid, signal);
    if (signal === 'SIGSTOP') {
      await sleep(3000);
      process.kill(pid, 'SIGCONT');
    } else {
      await until(`another ${part}`, () => Promise.resolve(pidOf(part) !== pid));
    }
    done += 1;
    await until('a town that serves', isReady);
    await sleep(REST_MS);
  }
  return done;
}

async function isReady(): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${launchFacts().ports['portal']}/health/ready`)).ok;
}

/** Produces the card as a clerk does: starts, looks into the tray when asked, and answers. */
async function produced(clerk: Caller, taskId: string): Promise<{ cardId: string; cardNumber: string }> {
  return until(
    `a card by ${taskId}`,
    async () => {
      const now = await productionOf(clerk, taskId);
      if (now.phase === 'done') return now;
      const station = now.stations.find(({ online }) => online);
      if (now.phase === 'waiting-for-start' && station)
        await clerk.post(`/api/operator/tasks/${taskId}/start-production`, { stationId: station.id });
      if (now.phase === 'needs-answer') {
        const lies = (await printedCards()).some(({ barCode }) => barCode === now.cardNumber);
        const answer = lies && now.answers.includes('came-out') ? 'came-out' : 'retry';
        await clerk.post(`/api/operator/tasks/${taskId}/answer-production`, { answer });
      }
      await sleep(500);
      return false;
    },
    PATIENCE_MS,
  );
}

/** From a filled draft to the card in the hand. */
async function walks({ portal, applicationId }: Filed, clerk: Caller): Promise<string> {
  await stubbornly(portal, 'POST', `/api/resident/applications/${applicationId}/submit`);
  const review = await taskOf(clerk, applicationId, ({ elementId }) => elementId === 'verify-application');
  await stubbornly(clerk, 'POST', `/api/operator/tasks/${review.id}/claim`);
  await stubbornly(clerk, 'POST', `/api/operator/tasks/${review.id}/complete`, {
    json: { outcome: 'approve', note: '' },
  });
  const making = await taskOf(clerk, applicationId, ({ group }) => group === 'production');
  const { cardId, cardNumber } = await produced(clerk, making.id);
  await stubbornly(clerk, 'POST', `/api/operator/cards/${cardId}/pickup`, { json: { number: cardNumber } });
  return cardNumber;
}

/** What came of each kind, counted, without the numbers in it. */
async function receivedBy({ applicant }: Filed): Promise<{ letters: string[]; texts: number }> {
  const letters = (await lettersTo(applicant.email)).map(({ subject }) => subject.replace(/\d+/, 'N'));
  return { letters: letters.toSorted(), texts: (await textsTo(applicant.phone)).length };
}

describe(`${WALKS} people who walk from the form to the card while part after part is ended or held`, () => {
  it('each get one card, one text and one letter of each kind: as many as went in, none twice, none lost', async () => {
    // given
    const filed: Filed[] = [];
    for (let n = 0; n < WALKS; n += 1) filed.push(await filledDraft());
    const clerk = await operator();
    const waiting = [...filed];
    const numbers: string[] = [];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) numbers.push(await walks(next, clerk));
    };

    // when
    let isOver = false;
    const faults = breaksThings(() => isOver);
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane)).finally(() => (isOver = true));
    const broken = await faults;

    // then
    const expected = { letters: LETTERS, texts: 1 };
    for (const each of filed) {
      await until('the last letter', async () => (await receivedBy(each)).letters.length >= LETTERS.length);
      expect(await receivedBy(each)).toEqual(expected);
    }
    const printed = (await printedCards()).map(({ barCode }) => barCode);
    expect(printed.toSorted()).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(WALKS);
    expect(broken).toBeGreaterThan(0);
    process.stdout.write(`${WALKS} in, ${numbers.length} cards, ${broken} faults\n`);
  }, 3_600_000);
});
