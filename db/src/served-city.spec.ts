import type { City } from './city-store.ts';
import { ServedCity, type CityPart } from './served-city.ts';

const until = <T>() => {
  let resolve: (value: T) => void = () => {};
  return { promise: new Promise<T>((done) => (resolve = done)), resolve: (value: T) => resolve(value) };
};

function served(patienceMs = 5) {
  const destroy = jest.fn(() => Promise.resolve());
  return {
    destroy,
    town: new ServedCity(
      { id: 'zarzecze', knex: { destroy }, lists: { destroy: () => Promise.resolve() } } as unknown as City,
      patienceMs,
    ),
  };
}

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

describe('a town that does not answer', () => {
  it('is waited for no longer than the patience, and is asked once', async () => {
    // given
    const { town } = served();
    const open = jest.fn(() => until<CityPart>().promise);

    // when
    await town.open(open);
    await town.open(open);

    // then
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('is asked again after a refusal', async () => {
    // given
    const { town } = served();
    const open = jest.fn<Promise<CityPart>, []>().mockRejectedValue(new Error('away'));

    // when
    await town.open(open);
    await town.open(open);

    // then
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('keeps nobody waiting at its end, and is closed when it answers at last', async () => {
    // given
    const { town, destroy } = served();
    const [opening, close, closed] = [until<CityPart>(), jest.fn(), until<void>()];
    destroy.mockImplementation(() => Promise.resolve(closed.resolve()));
    await town.open(() => opening.promise);

    // when
    await town.end();
    expect(destroy).not.toHaveBeenCalled();
    opening.resolve({ close: () => Promise.resolve(close()) });
    await closed.promise;

    // then
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('a town that answers', () => {
  it('is opened once, and its pool is closed after what runs there', async () => {
    // given
    const { town, destroy } = served(1000);
    const order: string[] = [];
    destroy.mockImplementation(() => Promise.resolve(void order.push('pool')));
    const open = jest.fn(() => Promise.resolve({ close: () => Promise.resolve(void order.push('part')) }));

    // when
    await town.open(open);
    await town.open(open);
    await town.end();

    // then
    expect(open).toHaveBeenCalledTimes(1);
    expect(order).toEqual(['part', 'pool']);
  });
});
