import { ApplicationFailure } from '@temporalio/common';
import {
  SERVICE_ACTIVITIES,
  type Activities,
  type ApplicationFacts,
  type ProgressEvent,
  type RecordProgress,
} from '../src/index.ts';

/** An application of which the decision tables can make something. */
export const FACTS: ApplicationFacts = {
  type: 'card-issue',
  reason: '',
  packageCode: 'resident',
  age: 40,
  livesInTown: true,
  daysLeft: null,
  earlierDuplicates: 0,
  documentType: 'permanent-registration',
  documentDate: '2026-10-01',
  documentEnd: '2036-10-01',
  guardianDue: null,
};

type Answers = {
  [Name in keyof Activities]?: (
    ...args: Parameters<Activities[Name]>
  ) => ReturnType<Activities[Name]> | Awaited<ReturnType<Activities[Name]>>;
};

interface Watcher {
  readonly check: () => boolean;
  readonly resolve: () => void;
}

const NAMES = [
  ...SERVICE_ACTIVITIES,
  'recordProgress',
  'recordDecision',
  'recordClaim',
  'recordAdminAct',
  'throwMessage',
  'throwSignal',
  'evaluateDecision',
  'pinVersion',
  'reserveNumber',
  'openProductionTask',
  'updateProductionTask',
  'closeProductionTask',
  'orderUidRead',
  'reserveUid',
  'orderPrint',
  'withdrawJob',
  'spoilBlank',
  'confirmPrinted',
  'markReady',
  'loseCard',
  'openArrivalTask',
  'giveUpCard',
] as const satisfies readonly (keyof Activities)[];

/** Activities that remember every call, and answer as a test tells them to. */
export class RecordedActivities {
  /** What the activities answer; a test may put its own. */
  readonly answers: Answers = {
    'check-application': () => ({ problems: [], facts: FACTS }),
    'set-application-state': ({ input }) => ({
      completionDeadline: input.state === 'completion-requested' ? '2099-01-31T23:59:59+01:00' : null,
      lateAnswerCounts: true,
      byPost: false,
    }),
    'enter-in-register': () => ({ residentId: 'resident-1' }),
    'apply-data-change': () => ({ cardOutdated: false, offerUntil: '2099-01-31T23:59:59+01:00' }),
    'close-accounts': () => ({
      accountIds: ['account-1', 'account-2'],
      detachedIds: [],
      graceEnd: '2099-01-31T23:59:59+01:00',
    }),
    'release-accounts': () => ({ freeIds: ['account-1', 'account-2'], heldIds: [], toTellIds: [] }),
    'await-answer': () => ({ answerDue: '2099-01-31T23:59:59+01:00', allowsReply: true }),
    'check-expiry': () => ({ needed: true }),
    'freeze-guardian': () => ({ hasAddress: true, guardianAccountId: 'account-1' }),
    notify: () => ({}),
    reserveNumber: () => ({ cardId: 'card-1' }),
    orderUidRead: ({ attempt }) => ({ jobId: `job-${attempt}` }),
    orderPrint: ({ attempt }) => ({ jobId: `job-${attempt}` }),
    withdrawJob: () => ({ claimed: true }),
  };
  private readonly calls: { readonly name: string; readonly argument: unknown }[] = [];
  private readonly turns: RecordProgress[] = [];
  private readonly watchers: Watcher[] = [];
  private readonly failures: { readonly name: string; readonly code: string }[] = [];

  /** What a worker is given. */
  implementations(): Record<string, (argument: never) => Promise<unknown>> {
    return Object.fromEntries(NAMES.map((name) => [name, (argument: never) => this.answer(name, argument)]));
  }

  /** All calls of one activity for one case (by workflow id), oldest first. */
  callsOf<Name extends keyof Activities>(name: Name, workflowId?: string): Parameters<Activities[Name]>[0][] {
    return this.calls
      .filter((call) => call.name === name)
      .map((call) => call.argument as Parameters<Activities[Name]>[0])
      .filter(
        (argument) => workflowId === undefined || ('workflowId' in argument && argument.workflowId === workflowId),
      );
  }

  /** Everything the projection was told of a case; a turn that came twice counts once. */
  progressOf(workflowId: string): ProgressEvent[] {
    const turns = new Map(this.turns.filter((turn) => turn.workflowId === workflowId).map((turn) => [turn.turn, turn]));
    return [...turns.values()].toSorted((one, other) => one.turn - other.turn).flatMap((turn) => turn.events);
  }

  turnsOf(workflowId: string): number[] {
    return [...new Set(this.turns.filter((turn) => turn.workflowId === workflowId).map((turn) => turn.turn))];
  }

  /** The workflow id of a process that a case has called, as soon as it has begun; `nth` counts from 1. */
  async calledBy(workflowId: string, processKey: string, nth = 1): Promise<string> {
    const find = (): string | undefined =>
      this.turns.filter(
        (turn) =>
          turn.processKey === processKey &&
          turn.events.some((event) => event.kind === 'case-started' && event.parentWorkflowId === workflowId),
      )[nth - 1]?.workflowId;
    await this.until(() => find() !== undefined);
    return find() ?? '';
  }

  saw<Kind extends ProgressEvent['kind']>(
    workflowId: string,
    kind: Kind,
    matches: (event: Extract<ProgressEvent, { kind: Kind }>) => boolean,
  ): Promise<Extract<ProgressEvent, { kind: Kind }>> {
    return this.sawNth(workflowId, kind, 1, matches);
  }

  async sawNth<Kind extends ProgressEvent['kind']>(
    workflowId: string,
    kind: Kind,
    nth: number,
    matches: (event: Extract<ProgressEvent, { kind: Kind }>) => boolean,
  ): Promise<Extract<ProgressEvent, { kind: Kind }>> {
    const find = (): Extract<ProgressEvent, { kind: Kind }> | undefined =>
      this.progressOf(workflowId)
        .filter((event): event is Extract<ProgressEvent, { kind: Kind }> => event.kind === kind)
        .filter((event) => matches(event))[nth - 1];
    await this.until(() => find() !== undefined);
    const found = find();
    if (!found) throw new Error(`No ${kind}`);
    return found;
  }

  /** Waits until an activity has been called often enough. */
  async called<Name extends keyof Activities>(
    name: Name,
    workflowId: string,
    times = 1,
  ): Promise<Parameters<Activities[Name]>[0]> {
    await this.until(() => this.callsOf(name, workflowId).length >= times);
    const found = this.callsOf(name, workflowId)[times - 1];
    if (!found) throw new Error(`No call of ${name}`);
    return found;
  }

  /** Waits for a call that fits. */
  async calledWith<Name extends keyof Activities>(
    name: Name,
    workflowId: string,
    matches: (argument: Parameters<Activities[Name]>[0]) => boolean,
  ): Promise<void> {
    await this.until(() => this.callsOf(name, workflowId).some((argument) => matches(argument)));
  }

  /** The next call fails for good with this code. */
  failOnce(name: keyof Activities, code: string): void {
    this.failures.push({ name, code });
  }

  private async until(check: () => boolean): Promise<void> {
    if (check()) return;
    await new Promise<void>((resolve) => {
      this.watchers.push({ check, resolve });
    });
  }

  private async answer(name: keyof Activities, argument: never): Promise<unknown> {
    this.calls.push({ name, argument });
    if (name === 'recordProgress') this.turns.push(argument);
    // a test may wait for the call of what it keeps from answering
    else this.tellWatchers();
    const index = this.failures.findIndex((failure) => failure.name === name);
    const [failure] = index < 0 ? [] : this.failures.splice(index, 1);
    if (failure) throw ApplicationFailure.nonRetryable(failure.code, failure.code);
    const answer = this.answers[name] as ((argument: never) => unknown) | undefined;
    const result = await answer?.(argument);
    this.tellWatchers();
    return result ?? null;
  }

  private tellWatchers(): void {
    for (const watcher of this.watchers) if (watcher.check()) watcher.resolve();
  }
}
