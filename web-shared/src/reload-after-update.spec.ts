import { reloadAfterUpdate } from './reload-after-update.ts';

describe('a page that stayed open over an update', () => {
  it('is loaded anew at the place where the person wanted to go', () => {
    // given
    const visited: string[] = [];
    const error = new TypeError('Failed to fetch dynamically imported module: /chunk-ABCDEFGH.js');

    // when
    reloadAfterUpdate({ error, url: '/zadania' }, (url) => visited.push(url));

    // then
    expect(visited).toEqual(['/zadania']);
  });

  it('does not hide other failures', () => {
    const error = new Error('no such task');
    expect(() => reloadAfterUpdate({ error, url: '/zadania' }, () => {})).toThrow('no such task');
  });
});
