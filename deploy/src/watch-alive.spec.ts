import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { watchAlive } from './watch-alive.ts';

class Child extends EventEmitter {
  readonly killed: string[] = [];
  kill(signal: string): void {
    this.killed.push(signal);
    this.emit('exit');
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function watched(): Child {
  const child = new Child();
  watchAlive(child as unknown as ChildProcess);
  return child;
}

describe('a program that tells that it works', () => {
  it('is killed when it has told nothing for a minute, once', () => {
    const child = watched();
    child.emit('message', { alive: true });
    jest.advanceTimersByTime(59_000);
    expect(child.killed).toEqual([]);
    jest.advanceTimersByTime(120_000);
    expect(child.killed).toEqual(['SIGKILL']);
  });

  it('is left alone as long as it tells', () => {
    const child = watched();
    for (let n = 0; n < 50; n++) {
      child.emit('message', { alive: true });
      jest.advanceTimersByTime(50_000);
    }
    expect(child.killed).toEqual([]);
  });

  it('is left alone when it never told: it may not know how', () => {
    const child = watched();
    child.emit('message', { ready: true });
    jest.advanceTimersByTime(600_000);
    expect(child.killed).toEqual([]);
  });
});
