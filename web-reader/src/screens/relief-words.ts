import type { ReaderRelief } from '@karta/contracts';

/** `12,50 zł`; whole złoty without a comma. */
function zloty(grosze: number): string {
  const [whole, rest] = [Math.floor(grosze / 100), grosze % 100];
  return rest === 0 ? `${whole} zł` : `${whole},${rest < 10 ? '0' : ''}${rest} zł`;
}

/** What a holder gets, in the largest letters, and why. */
export function reliefWords({ name, packageName, savingKind, savingValue }: ReaderRelief): {
  title: string;
  note: string;
} {
  if (savingKind === null || savingValue === null)
    return { title: name, note: packageName === name ? '' : packageName };
  const note = name === packageName ? packageName : `${name}, ${packageName}`;
  if (savingKind === 'percent') return { title: savingValue === 100 ? 'Bezpłatnie' : `${savingValue}%`, note };
  return { title: savingKind === 'price' ? `za ${zloty(savingValue)}` : `−${zloty(savingValue)}`, note };
}
