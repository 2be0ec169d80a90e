import { TestBed } from '@angular/core/testing';
import { TaskWatch } from './task-watch.ts';

/** Stands for the stream of events; `tell` is what the server does. */
class Stream extends EventTarget {
  static last: Stream;
  constructor() {
    super();
    Stream.last = this;
  }
  tell(): void {
    this.dispatchEvent(new Event('changed'));
  }
  close(): void {}
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { EventSource: Stream });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** An open screen, and the moments at which it asked for its list. */
function screenAt(place: number): number[] {
  jest.spyOn(Math, 'random').mockReturnValue(place);
  const moments: number[] = [];
  TestBed.inject(TaskWatch).changes.subscribe(() => moments.push(Date.now()));
  return moments;
}

describe('an open screen of the office', () => {
  it('asks once a second at most, however much changes, and hears of the last change', () => {
    // given
    const moments = screenAt(0);
    const start = Date.now();

    // when
    for (let index = 0; index < 50; index += 1) {
      Stream.last.tell();
      jest.advanceTimersByTime(50);
    }
    jest.advanceTimersByTime(2000);

    // then
    const seconds = moments.map((moment) => Math.floor((moment - start) / 1000));
    expect(seconds).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [0, 0],
    [0.5, 350],
    [0.9, 630],
  ])('asks at a moment of its own after a change: place %d, %d ms later', (place, later) => {
    // given
    const moments = screenAt(place);
    const start = Date.now();

    // when
    Stream.last.tell();
    jest.advanceTimersByTime(5000);

    // then
    expect(moments.map((moment) => moment - start)).toEqual([later]);
  });
});
