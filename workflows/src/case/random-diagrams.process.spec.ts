import { RandomGraph, seeded } from '../../../bpmn/testing/random-graph.ts';
import { choose } from '../../../bpmn/testing/random-run.ts';
import { runnable, TwinCase } from '../../testing/twin-case.ts';
import { TemporalRig } from '../../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(180_000);

describe('random sound diagrams on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('go the same way as in memory, token by token, also across new runs', async () => {
    // given
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

    // when
    const ended = await Promise.all(
      seeds.map(async (seed) => {
        const graph = runnable(new RandomGraph(seed).draw());
        const process = { processKey: `random-${seed}`, version: 1, digest: 'random', graph };
        const started = await rig.start(process, { n: seed % 7 }, { eventsPerRun: 60 });
        const random = seeded(seed);
        const twins = new TwinCase(rig, started, graph);
        return { seed, ...(await twins.run({ n: seed % 7 }, (possible) => choose(possible, random)?.event)) };
      }),
    );

    // then
    expect(ended.flatMap(({ inMemory }) => inMemory.trace).length).toBeGreaterThan(500);
    for (const { seed, onServer, inMemory } of ended) {
      expect({ seed, trace: onServer.trace }).toEqual({ seed, trace: inMemory.trace });
      const { status, tokens, waits } = onServer.state;
      expect({ seed, status, tokens, waits }).toEqual({ seed, status: 'completed', tokens: {}, waits: {} });
      expect(inMemory.state.scopes).toEqual(onServer.state.scopes);
    }
  });
});
