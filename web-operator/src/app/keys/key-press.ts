/** What a key press means for shortcuts: the key's name, or null when it belongs to a field or to the browser. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** True inside inputs, selects, text areas and open dialogs. */
  readonly inField: boolean;
}

/**
 * Single keys never act inside a field and can be switched off (WCAG 2.1, criterion 2.1.4);
 * Ctrl+Enter works everywhere.
 */
export function shortcutOf(press: Press, singleKeysOn: boolean): string | null {
  if ((press.ctrlKey || press.metaKey) && press.key === 'Enter') return 'Ctrl+Enter';
  if (press.ctrlKey || press.metaKey || press.altKey || press.inField) return null;
  const isNavigation = press.key.length > 1;
  if (!isNavigation && !singleKeysOn) return null;
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}
