import { shortcutOf, type Press } from './key-press.ts';

const plain: Press = { key: 'n', ctrlKey: false, metaKey: false, altKey: false, inField: false };

describe('keyboard shortcuts', () => {
  it('reads a single key whatever its case', () => {
    expect(shortcutOf(plain, true)).toBe('N');
  });

  it('leaves keys inside a field to the field', () => {
    expect(shortcutOf({ ...plain, inField: true }, true)).toBeNull();
  });

  it('keeps quiet when single keys are switched off, but arrows still work', () => {
    expect(shortcutOf(plain, false)).toBeNull();
    expect(shortcutOf({ ...plain, key: 'ArrowDown' }, false)).toBe('ArrowDown');
  });

  it('confirms with Ctrl+Enter even inside a text area', () => {
    expect(shortcutOf({ ...plain, key: 'Enter', ctrlKey: true, inField: true }, true)).toBe('Ctrl+Enter');
  });

  it('never takes a key of the browser', () => {
    expect(shortcutOf({ ...plain, key: 'p', ctrlKey: true }, true)).toBeNull();
  });
});
