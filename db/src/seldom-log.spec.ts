import { createSeldomLog } from './seldom-log.ts';

function listening() {
  let now = 0;
  const lines: unknown[] = [];
  const seldom = createSeldomLog(
    () => now,
    (event, facts) => lines.push({ event, ...facts }),
  );
  return { seldom, lines, after: (ms: number) => (now += ms) };
}
const away = (): Error => Object.assign(new Error('away'), { code: 'ECONNRESET' });

describe('the log of what fails again and again', () => {
  it('writes equal errors once a minute, with how many there were', () => {
    // given
    const { seldom, lines, after } = listening();

    // when
    for (let n = 0; n < 20_000; n++) seldom.error('queue', { error: away() });
    after(60_000);
    seldom.error('queue', { error: away() });

    // then
    expect(lines).toMatchObject([{ event: 'queue' }, { event: 'queue', alsoSince: 19_999 }]);
  });

  it('keeps different errors, events and cities apart', () => {
    const { seldom, lines } = listening();
    seldom.error('queue', { error: away() });
    seldom.error('queue', { error: new TypeError('other') });
    seldom.error('relay', { error: away() });
    seldom.error('relay', { error: away(), cityId: 'other' });
    expect(lines).toHaveLength(4);
  });
});
