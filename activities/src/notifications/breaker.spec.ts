import { afterMessage, afterPause, CLOSED, pauseOf, type Breaker } from './breaker.ts';

const opened = [1, 2, 3].reduce<Breaker>((breaker) => afterMessage(breaker, 'away'), CLOSED);

describe('the breaker of a channel', () => {
  it('opens after three failures of the channel in a row, and not after fewer', () => {
    const two = afterMessage(afterMessage(CLOSED, 'away'), 'away');
    expect(two.state).toBe('closed');
    expect(afterMessage(two, 'away').state).toBe('open');
    expect(afterMessage(afterMessage(two, 'there'), 'away').state).toBe('closed');
  });

  it('tries one message after its pause, and closes when somebody answers', () => {
    const trying = afterPause(opened);
    expect(trying.state).toBe('trying');
    expect(afterMessage(trying, 'there')).toEqual(CLOSED);
  });

  it('opens again at the first failure of a trial, for longer, but never for more than a minute', () => {
    const again = afterMessage(afterPause(opened), 'away');
    expect(again.state).toBe('open');
    expect(pauseOf(again)).toBeGreaterThan(pauseOf(opened));
    let long = again;
    for (let n = 0; n < 20; n++) long = afterMessage(afterPause(long), 'away');
    expect(pauseOf(long)).toBe(60_000);
  });

  it('hears nothing new from what was under way when it opened', () => {
    expect(afterMessage(opened, 'there')).toBe(opened);
    expect(afterMessage(opened, 'away')).toBe(opened);
  });
});
