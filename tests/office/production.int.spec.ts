import type { ProductionFloor } from '@karta/contracts';
import { approvedApplication, cityFacts, signedInResident, type Approved } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { productionOf, productionPhase, startProduction } from '../makers/production.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

// two cards, one after the other through one printer
jest.setTimeout(180_000);

describe('the production of cards at one station', () => {
  it('gives each card a blank of its own when several are started at once (000-02, 000-17)', async () => {
    // given
    const cards = [];
    for (let index = 0; index < 3; index += 1) cards.push(await approvedApplication(await signedInResident()));

    // when
    await Promise.all(cards.map(({ clerk, productionTaskId }) => startProduction(clerk, productionTaskId)));

    // then
    const made = await Promise.all(
      cards.map(({ clerk, productionTaskId }) => productionPhase(clerk, productionTaskId, 'done', 150_000)),
    );
    expect(new Set(made.map(({ cardNumber }) => cardNumber)).size).toBe(3);
    expect(made.map(({ problemCode }) => problemCode)).toEqual([null, null, null]);
  });

  it('000-02 makes the cards of a batch without a click for each, and refuses to begin one of them apart', async () => {
    // given
    const { pickupPoints } = await cityFacts();
    const parts = { pickupPointId: pickupPoints[0]?.id ?? '' };
    const cards = [];
    for (let index = 0; index < 2; index += 1) cards.push(await approvedApplication(undefined, parts));
    const [{ clerk, productionTaskId: first }, { productionTaskId: second }] = cards as [Approved, Approved];
    const stationId = await until(
      'a station',
      async () => (await productionOf(clerk, first)).stations.find(({ online }) => online)?.id,
    );
    const batch = { stationId, taskIds: [first, second] };

    // when
    const library = await operator(DEMO.library);
    const foreign = await library.post('/api/operator/production-batches', batch);
    const { id } = await clerk.must(clerk.post<{ id: string }>('/api/operator/production-batches', batch));
    const apart = await clerk.post(`/api/operator/tasks/${second}/start-production`, { stationId });
    const unseen = await library.post(`/api/operator/production-batches/${id}/pause`, {});
    await productionPhase(clerk, second, 'done', 150_000);
    const { batches } = await clerk.must(clerk.get<ProductionFloor>('/api/operator/production'));

    // then
    expect([foreign, apart, unseen].map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'FORBIDDEN'],
      [409, 'PRODUCTION_IN_BATCH'],
      [403, 'FORBIDDEN'],
    ]);
    expect(batches.find((each) => each.id === id)).toMatchObject({ state: 'ended', made: 2, leftOut: [] });
  });
});
