import { approvedApplication, signedInResident } from '../makers/applications.ts';
import { productionPhase, startProduction } from '../makers/production.ts';

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
});
