import type { City } from '@karta/db';
import type { ErrorCode } from '@karta/domain';
import type { MigrationRules } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';
import {
  answerProductionUpdate,
  cancelCaseUpdate,
  caseSnapshotQuery,
  claimTaskUpdate,
  completeTaskUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  migrateCaseUpdate,
  moveTokenUpdate,
  releaseTaskUpdate,
  resumeCaseUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  startProductionUpdate,
  suspendCaseUpdate,
  type AdminAct,
  type AdminActDone,
  type CaseSnapshot,
  type ProductionAnswer,
  type TaskOutcome,
} from '@karta/workflows';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { refusalOf } from './refusal.ts';

/** How long a person waits for the answer of a case before being asked to try again. */
const DEADLINE_MS = 4000;

export interface Decision {
  taskId: string;
  userId: string;
  /** The absent colleague who has claimed it. */
  inPlaceOf?: string;
  outcome: string;
  decisionId: string;
  variables?: Record<string, string>;
}

/** An admin's act on a case, with the id of its stored reason. */
export interface SentAct {
  workflowId: string;
  userId: string;
  reasonId: string;
  /** The town has nobody else who might have approved it. */
  alone?: true;
  /** How the case stood when the act was judged; one that stands otherwise by now refuses with CHANGED_MEANWHILE. */
  seen?: NonNullable<AdminAct['seen']>;
}

/** The Updates that people send to the cases of one city (docs/facts/process-host.md). */
export class CaseClient {
  readonly #city: City;
  readonly #client: Client;

  constructor(city: City, client: Client) {
    this.#city = city;
    this.#client = client;
  }

  async claim(workflowId: string, taskId: string, userId: string): Promise<void> {
    await this.#update(workflowId, claimTaskUpdate, { cityId: this.#city.id, taskId, userId });
  }

  /** `inPlaceOf`: the absent colleague whose claim ends. */
  async release(workflowId: string, taskId: string, userId: string, inPlaceOf?: string): Promise<void> {
    const release = { cityId: this.#city.id, taskId, userId, ...(inPlaceOf !== undefined && { inPlaceOf }) };
    await this.#update(workflowId, releaseTaskUpdate, release);
  }

  /** `updateId` is the client's idempotency key: the same key is answered the same, however often it is sent. */
  complete(workflowId: string, decision: Decision, updateId: string): Promise<TaskOutcome> {
    return this.#update(workflowId, completeTaskUpdate, { cityId: this.#city.id, ...decision }, updateId);
  }

  async startProduction(
    workflowId: string,
    act: { taskId: string; operatorId: string; stationId: string },
  ): Promise<void> {
    await this.#update(workflowId, startProductionUpdate, { cityId: this.#city.id, ...act });
  }

  async answerProduction(
    workflowId: string,
    act: { taskId: string; operatorId: string; answer: ProductionAnswer; stationId?: string },
  ): Promise<void> {
    await this.#update(workflowId, answerProductionUpdate, { cityId: this.#city.id, ...act });
  }

  suspend({ workflowId, ...act }: SentAct): Promise<void> {
    return this.#act(workflowId, suspendCaseUpdate, { cityId: this.#city.id, ...act });
  }

  resume({ workflowId, ...act }: SentAct): Promise<void> {
    return this.#act(workflowId, resumeCaseUpdate, { cityId: this.#city.id, ...act });
  }

  cancel({ workflowId, ...act }: SentAct): Promise<void> {
    return this.#act(workflowId, cancelCaseUpdate, { cityId: this.#city.id, ...act });
  }

  moveToken({ workflowId, ...act }: SentAct & { tokenId: string; target: string }): Promise<void> {
    return this.#act(workflowId, moveTokenUpdate, { cityId: this.#city.id, ...act });
  }

  editVariables({ workflowId, ...act }: SentAct & { variables: Variables; scopeId?: string }): Promise<void> {
    return this.#act(workflowId, editVariablesUpdate, { cityId: this.#city.id, ...act });
  }

  fireTimer({ workflowId, ...act }: SentAct & { waitId: string }): Promise<void> {
    return this.#act(workflowId, fireTimerUpdate, { cityId: this.#city.id, ...act });
  }

  migrate({ workflowId, ...act }: SentAct & { version: number } & MigrationRules): Promise<void> {
    return this.#act(workflowId, migrateCaseUpdate, { cityId: this.#city.id, ...act });
  }

  /** How a case stands now. @throws CardError CASE_CLOSED, TEMPORARILY_UNAVAILABLE */
  async snapshot(workflowId: string): Promise<CaseSnapshot> {
    const handle = this.handle(workflowId);
    try {
      return await this.#client.withDeadline(Date.now() + DEADLINE_MS, () => handle.query(caseSnapshotQuery));
    } catch (error) {
      throw refusalOf(error, 'CASE_CLOSED');
    }
  }

  async retryIncident(workflowId: string, act: { tokenId: string; userId: string; reasonId: string }): Promise<void> {
    await this.#update(workflowId, retryIncidentUpdate, { cityId: this.#city.id, ...act }, act.reasonId);
  }

  async skipIncident({ workflowId, ...act }: SentAct & { tokenId: string }): Promise<void> {
    await this.#update(workflowId, skipIncidentUpdate, { cityId: this.#city.id, ...act }, act.reasonId);
  }

  /** A handle without a run id, so that a continued case is found; refuses another city's workflow. */
  handle(workflowId: string): WorkflowHandle {
    if (!workflowId.startsWith(`${this.#city.id}/`)) throw new Error('FOREIGN_CITY');
    return this.#client.workflow.getHandle(workflowId);
  }

  get client(): Client {
    return this.#client;
  }

  /** An act of an admin: the id of its reason is the id of the Update. */
  async #act<Act extends AdminAct>(
    workflowId: string,
    update: UpdateDefinition<AdminActDone, [Act]>,
    act: Act,
  ): Promise<void> {
    await this.#update(workflowId, update, act, act.reasonId, 'CASE_CLOSED');
  }

  async #update<Answer, Argument>(
    workflowId: string,
    update: UpdateDefinition<Answer, [Argument]>,
    argument: Argument,
    updateId?: string,
    closed?: ErrorCode,
  ): Promise<Answer> {
    const handle = this.handle(workflowId);
    try {
      return await this.#client.withDeadline(Date.now() + DEADLINE_MS, () =>
        handle.executeUpdate(update, { args: [argument], ...(updateId !== undefined && { updateId }) }),
      );
    } catch (error) {
      throw refusalOf(error, closed);
    }
  }
}
