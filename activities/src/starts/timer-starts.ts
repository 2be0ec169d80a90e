import { log, putInOutbox, type City } from '@karta/db';
import { lastOccurrence } from '@karta/bpmn/engine';
import type { TimerStart } from '@karta/bpmn/graph';
import { workflowIdOf } from '@karta/workflows';
import { idOfKey } from '@karta/services';
import { newestProcesses, type NewestProcess } from './newest-processes.ts';

/**
 * Starts the processes whose timer start event is due by the city's clock (BPMN 2.0.2, 10.5.2): each moment once, however many
 * workers look and however late. Of a cycle only the latest moment that was missed is made up for; a newer version ends the
 * timers of an older one. Answers how many cases were started.
 */
export async function startDueTimers(city: City): Promise<number> {
  let started = 0;
  for (const process of await newestProcesses(city)) {
    for (const timer of process.starts.timers) if (await startIfDue(city, process, timer)) started += 1;
  }
  return started;
}

async function startIfDue(city: City, process: NewestProcess, timer: TimerStart): Promise<boolean> {
  const due = dueNow(city, process, timer);
  return due !== undefined && startOnce(city, process, timer.node, due);
}

function dueNow(city: City, { processKey, version, deployedAt }: NewestProcess, timer: TimerStart): string | undefined {
  const span = { since: deployedAt.toISOString(), until: city.clock.now().toISOString(), zone: city.zone };
  try {
    return lastOccurrence(timer, span);
  } catch (error) {
    // lint refuses what gives no time; an expression may still fail on some days, and must not stop the other timers
    log.error('timer start', { cityId: city.id, processKey, version, element: timer.node, error });
    return undefined;
  }
}

/** The row and the start commit together; the case's id follows from the moment, so that two workers start one case. */
async function startOnce(
  city: City,
  { processKey, version }: NewestProcess,
  elementId: string,
  due: string,
): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const taken: unknown[] = await trx('timer_starts')
      .insert({ processKey, version, elementId, dueAt: due })
      .onConflict(['process_key', 'version', 'element_id'])
      .merge()
      .where('timer_starts.due_at', '<', due)
      .returning('due_at');
    if (taken.length === 0) return false;
    const caseId = idOfKey(`${processKey}/${version}/${elementId}/${due}`);
    await putInOutbox(trx, {
      kind: 'start-process',
      workflowId: workflowIdOf(city.id, processKey, caseId),
      payload: { processKey, caseId, variables: {}, version, startedBy: { timer: elementId } },
    });
    return true;
  });
}
