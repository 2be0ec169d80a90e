import { moveCursor } from './list-cursor.ts';

const ids = ['a', 'b', 'c'];

describe('the cursor of the task list', () => {
  it('starts at the first row', () => {
    expect(moveCursor(ids, null, 'ArrowDown')).toBe('a');
  });

  it('goes down and up and stops at both ends', () => {
    expect(moveCursor(ids, 'a', 'ArrowDown')).toBe('b');
    expect(moveCursor(ids, 'c', 'ArrowDown')).toBe('c');
    expect(moveCursor(ids, 'a', 'ArrowUp')).toBe('a');
  });

  it('begins again at the top when its row has gone', () => {
    expect(moveCursor(ids, 'gone', 'ArrowDown')).toBe('a');
  });

  it('stands nowhere in an empty list', () => {
    expect(moveCursor([], 'a', 'ArrowDown')).toBeNull();
  });
});
