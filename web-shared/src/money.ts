/** Grosze as people read them: `4800` → `48,00 zł`, thousands apart; the spaces do not break. */
export function zloty(grosze: number): string {
  const [whole = '', rest = ''] = (grosze / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${rest}\u00a0zł`;
}
