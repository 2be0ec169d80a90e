import { ActivityFailure, proxyLocalActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { EngineActivities, RecordProgress } from '../engine-activities.ts';
import type { ProcessInput } from '../process-input.ts';
import type { ProgressEvent } from '../progress-event.ts';

const { recordProgress } = proxyLocalActivities<EngineActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

/** A projection that refuses must not end a case: it is asked again until somebody has repaired it. */
async function isRecorded(turn: RecordProgress): Promise<boolean> {
  try {
    await recordProgress(turn);
    return true;
  } catch (error) {
    if (error instanceof ActivityFailure) return false;
    throw error;
  }
}

const PROJECTION_PAUSE = '30s';

/** What the projection has not seen yet, and how often it was told. */
export class Projection {
  /** Number of the last turn. */
  turn: number;
  private events: ProgressEvent[] = [];

  constructor(turn: number) {
    this.turn = turn;
  }

  get isBehind(): boolean {
    return this.events.length > 0;
  }

  note(...events: readonly ProgressEvent[]): void {
    this.events.push(...events);
  }

  /** Tells everything that was noted as one turn, until it is written. */
  async tell({ cityId, caseId, process: { processKey } }: ProcessInput): Promise<void> {
    const { events } = this;
    this.events = [];
    this.turn += 1;
    const { workflowId } = workflowInfo();
    const turn = { cityId, caseId, processKey, workflowId, turn: this.turn, events };
    while (!(await isRecorded(turn))) await sleep(PROJECTION_PAUSE, { summary: 'The projection refused a turn' });
  }
}
