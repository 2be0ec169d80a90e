import { approvedApplication, type Approved, type Parts, type Resident } from './applications.ts';
import type { Caller } from './caller.ts';
import { until } from './until.ts';

export interface Production {
  cardId: string;
  cardNumber: string;
  phase: string;
  problemCode: string | null;
  answers: string[];
  startedAt: { id: string; isRevoked: boolean } | null;
  stations: { id: string; online: boolean; cardPresent: boolean }[];
}

/** How the production task stands now. */
export async function productionOf(clerk: Caller, taskId: string): Promise<Production> {
  const { production } = await clerk.must(
    clerk.get<{ production: Production }>(`/api/operator/tasks/${encodeURIComponent(taskId)}`),
  );
  return production;
}

/** Waits until the station is heard and a blank lies in it, then starts the production; at this station where one is named. */
export async function startProduction(clerk: Caller, taskId: string, at?: string): Promise<void> {
  const stationId = await until('a station that is ready', async () => {
    const { stations } = await productionOf(clerk, taskId);
    return stations.find(({ id, online }) => online && (at === undefined || id === at))?.id;
  });
  await clerk.must(clerk.post(`/api/operator/tasks/${encodeURIComponent(taskId)}/start-production`, { stationId }));
}

/** Waits until the devices and the saga have come to this phase. */
export function productionPhase(
  clerk: Caller,
  taskId: string,
  phase: string,
  patienceMs?: number,
): Promise<Production> {
  let last: Production | undefined;
  const ask = async (): Promise<Production | false> => {
    last = await productionOf(clerk, taskId);
    return last.phase === phase && last;
  };
  return until(`phase ${phase} of ${taskId}`, ask, patienceMs).catch((error: unknown) => {
    throw new Error(`It stands at ${last?.phase} (${last?.problemCode}).`, { cause: error });
  });
}

export interface Produced extends Approved {
  card: { id: string; number: string };
}

/** A card that lies at the pick-up point. */
export async function readyCard(by?: Resident, parts: Parts = {}): Promise<Produced> {
  const approved = await approvedApplication(by, parts);
  await startProduction(approved.clerk, approved.productionTaskId);
  const { cardId, cardNumber } = await productionPhase(approved.clerk, approved.productionTaskId, 'done');
  return { ...approved, card: { id: cardId, number: cardNumber } };
}

/** Hands a ready card over. */
export async function handOver(clerk: Caller, card: { id: string; number: string }): Promise<void> {
  await clerk.must(clerk.post(`/api/operator/cards/${card.id}/pickup`, { number: card.number }));
}

/** Waits until the applicant sees this state. */
export async function applicationState(portal: Caller, applicationId: string, state: string): Promise<void> {
  await until(`state ${state} of application ${applicationId}`, async () => {
    const view = await portal.must(portal.get<{ state: string }>(`/api/resident/applications/${applicationId}`));
    return view.state === state;
  });
}
