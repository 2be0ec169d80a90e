import { randomUUID } from 'node:crypto';
import { Card, ProductionTask, type City, type StationJob } from '@karta/db';
import { CardError } from '@karta/domain';
import { blankStock, claimStationJob, enterBlanks, reportStationJob } from '@karta/services';
import {
  answerProductionUpdate,
  calledIdOf,
  lastSegment,
  startProductionUpdate,
  type PinnedProcess,
  type ProductionAnswer,
} from '@karta/workflows';
import type { WorkflowHandle } from '@temporalio/client';
import { until } from '../../tests/makers/until.ts';
import { insist, refusalOf, type TemporalRig } from '../../workflows/testing/temporal-rig.ts';
import type { Loss, Losses } from './losses.ts';
import { placeForCards } from './place-for-cards.ts';

/** How a print ends: good; nobody can tell, but a card came out; stopped before anything came out. */
export type Print = 'good' | 'unknown' | 'nothing';

/** What the devices do one after the other, good ones after those named, and what the person answers. */
export interface Story {
  readonly prints: readonly Print[];
  readonly answers: readonly ProductionAnswer[];
}

/** How a production ended, and what is left of it. */
export interface Ended {
  readonly steps: readonly string[];
  readonly status: string;
  readonly cards: readonly { readonly id: string; readonly number: string; readonly state: string }[];
  /** Blanks that went into the printer, and those that the stock says are gone. */
  readonly used: number;
  readonly gone: number;
  /** Prints of one job, at most. */
  readonly mostPrintsOfAJob: number;
  readonly openJobs: number;
  /** Whether the step that was to be lost came about. */
  readonly hasCome: boolean;
}

const DELIVERED = 100;

/** One production by real steps on a real server and database: a clerk, a station and a relay that lose what is planned. */
export class LossyProduction {
  readonly #city: City;
  readonly #rig: TemporalRig;
  readonly #losses: Losses;
  /** Lets time pass, so that a claim that nobody knows of lapses. */
  readonly #wait: () => void;

  constructor(parts: { city: City; rig: TemporalRig; losses: Losses; wait: () => void }) {
    this.#city = parts.city;
    this.#rig = parts.rig;
    this.#losses = parts.losses;
    this.#wait = parts.wait;
  }

  async run(process: PinnedProcess, story: Story, loss?: Loss): Promise<Ended> {
    const { knex } = this.#city;
    const { caseId, pointId, stationId, operatorId } = await placeForCards(this.#city);
    const delivery = { pointId, kind: 'receipt', amount: DELIVERED, reason: 'dostawa' } as const;
    await enterBlanks(knex, delivery, { kind: 'operator', id: operatorId, now: new Date('2026-11-01T10:00:00Z') });
    if (loss) this.#losses.plan(caseId, loss);
    const started = await this.#rig.start(process, {}, { caseId });
    const { tokenId } = await started.saw('element-entered', ({ elementKind }) => elementKind === 'call-activity');
    const id = calledIdOf('nowa-rzeczna', 'card-production', started.workflowId, tokenId);
    const saga = this.#rig.client.workflow.getHandle(id);
    const act = { cityId: this.#city.id, taskId: lastSegment(id), operatorId };
    await until('the task', async () => ProductionTask.query(knex).findById(act.taskId));
    const begin = (updateId: string) =>
      saga.executeUpdate(startProductionUpdate, { args: [{ ...act, stationId }], updateId });
    await this.#losses.insist(caseId, 'start', () => insist(begin));
    let isOver = false;
    const result = (started.handle.result() as Promise<{ status: string }>).finally(() => (isOver = true));
    const over = (): boolean => isOver;
    const station = this.#station(caseId, stationId, story.prints, over);
    const [{ status }, prints] = await Promise.all([result, station, this.#answer(caseId, saga, act, story, over)]);
    const cards = await Card.query(knex).where({ applicationId: caseId }).select('id', 'number', 'state');
    const { points } = await blankStock(this.#city, { from: '2026-11-01', to: '2027-12-31', by: 'point' }, pointId);
    const open = await knex('station_jobs').where({ stationId }).whereIn('state', ['waiting', 'claimed']);
    return {
      steps: this.#losses.passedBy(caseId),
      status,
      cards: cards.map((card) => ({ id: card.id, number: card.number, state: card.state })),
      used: prints.length,
      gone: DELIVERED - (points[0]?.now ?? 0),
      mostPrintsOfAJob: Math.max(0, ...prints.map((job) => prints.filter((other) => other === job).length)),
      openJobs: open.length,
      hasCome: this.#losses.hasCome(caseId),
    };
  }

  /** The program at the station, with its journal: it prints a job once. Answers the job of each blank that was used. */
  async #station(
    caseId: string,
    stationId: string,
    planned: readonly Print[],
    isOver: () => boolean,
  ): Promise<readonly string[]> {
    const prints = planned.values();
    const journal = new Map<string, Print>();
    const used: string[] = [];
    await until('the end of the production', async () => {
      if (isOver()) return true;
      const job = await this.#claim(caseId, stationId);
      if (job?.phase === 'read-uid') await this.#report(caseId, job, 'uid-read', { uid: newUid() });
      if (job?.phase !== 'produce') return false;
      await this.#report(caseId, job, 'encoded');
      if (!journal.has(job.id)) used.push(job.id);
      const print = journal.get(job.id) ?? prints.next().value ?? 'good';
      journal.set(job.id, print);
      if (print === 'unknown') await this.#report(caseId, job, 'unknown', { code: 'PRINT_UNKNOWN' });
      if (print === 'nothing') await this.#report(caseId, job, 'failed', { code: 'PRINTER_STOPPED' });
      if (print === 'good') {
        await this.#report(caseId, job, 'printed');
        await this.#report(caseId, job, 'verified');
      }
      return false;
    });
    return used;
  }

  /** A job whose answer is lost is claimed, and nobody knows: it lapses, and is given again. */
  async #claim(caseId: string, stationId: string): Promise<StationJob | undefined> {
    const { knex, clock } = this.#city;
    const job = await knex.transaction((trx) => claimStationJob(trx, stationId, clock.now()));
    if (!job) this.#wait();
    return job && this.#losses.pass(caseId, `claim ${job.phase}`, async () => job).catch(() => undefined);
  }

  async #report(
    caseId: string,
    { id: jobId, stationId, fencing: token, phase }: StationJob,
    state: 'uid-read' | 'encoded' | 'printed' | 'verified' | 'failed' | 'unknown',
    more: { uid?: string; code?: 'PRINT_UNKNOWN' | 'PRINTER_STOPPED' } = {},
  ): Promise<void> {
    const report = { token, phase, state, ...more } as Parameters<typeof reportStationJob>[3];
    const told = () =>
      this.#city.knex.transaction((trx) => reportStationJob(trx, this.#city, { stationId, jobId, token }, report));
    await this.#losses.insist(caseId, `report ${state}`, told).catch((error: unknown) => {
      // the job was taken back meanwhile: the agent drops it
      if (!(error instanceof CardError && error.code === 'STALE_CLAIM')) throw error;
    });
  }

  /** Answers each question in its turn. One that was taken, and whose answer was lost, is refused as answered. */
  async #answer(
    caseId: string,
    saga: WorkflowHandle,
    act: { cityId: string; taskId: string; operatorId: string },
    { answers }: Story,
    isOver: () => boolean,
  ): Promise<void> {
    for (const answer of answers) {
      const asked = async () => (await ProductionTask.query(this.#city.knex).findById(act.taskId))?.problem != null;
      await until('a question', async () => isOver() || (await asked()));
      if (isOver()) return;
      const given = async (): Promise<string> => {
        const tell = (updateId: string) =>
          saga.executeUpdate(answerProductionUpdate, { args: [{ ...act, answer }], updateId });
        return insist(tell).then(
          () => 'taken',
          (error: unknown) => refusalOf(Promise.reject(error)),
        );
      };
      await this.#losses.insist(caseId, `answer ${answer}`, given);
    }
  }
}

const newUid = (): string => `04${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`;
