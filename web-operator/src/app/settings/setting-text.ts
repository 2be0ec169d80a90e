/** A value of a setting as a text of one line. */
export function settingText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(puste)';
  if (typeof value === 'boolean') return value ? 'tak' : 'nie';
  if (Array.isArray(value)) return value.map((each) => settingText(each)).join(', ') || '(puste)';
  if (typeof value !== 'object') return String(value);
  const { name } = value as { name?: unknown };
  return typeof name === 'string' ? name : JSON.stringify(value);
}
