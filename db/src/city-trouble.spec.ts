import { sayTrouble } from './city-trouble.ts';

afterEach(() => jest.restoreAllMocks());

describe('an error that comes back', () => {
  it('is one line a minute with its count, for each town and code', () => {
    // given
    const lines = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const refused = Object.assign(new Error('no'), { code: '55000' });
    const say = (cityId: string) => sayTrouble('city not opened', { cityId, error: refused });

    // when
    for (let times = 0; times < 30; times++) say('zarzecze');
    say('podgorze');
    clock.mockReturnValue(60_000);
    say('zarzecze');

    // then
    const said = lines.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(said.map(({ cityId, times }) => [cityId, times])).toEqual([
      ['zarzecze', undefined],
      ['podgorze', undefined],
      ['zarzecze', 30],
    ]);
  });
});
