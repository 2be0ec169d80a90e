import type { SmsAccountState } from '@karta/contracts';

const KINDS = { full: 'SMS FULL, z nazwą nadawcy', eco: 'SMS ECO+, z numeru' } as const;

/** How many texts the account can still pay. */
export const creditWords = ({ kind, left }: SmsAccountState['credit'][number]): string =>
  `${KINDS[kind]}: ${left === null ? 'bez limitu' : left.toLocaleString('pl')}`;

const PROBLEMS: Readonly<Record<NonNullable<SmsAccountState['problem']>, string>> = {
  'none-set': 'Nie ma jeszcze konta, więc SMS-y czekają. Wpisz token z panelu SerwerSMS.',
  refused:
    'SerwerSMS nie przyjmuje tego konta, więc SMS-y czekają. Sprawdź w jego panelu token, prawa i to, czy konto jest aktywne.',
  away: 'SerwerSMS nie odpowiada, więc nie wiadomo, ile zostało SMS-ów. Sprawdź za chwilę.',
  unknown: 'SerwerSMS odpowiedział nieznanym błędem. Sprawdź konto w jego panelu.',
};

/** What is wrong with the account and what to do, with the vendor's own code where it named one. */
export function accountProblem({ problem, code }: SmsAccountState): string | null {
  if (problem === null) return null;
  return code === null ? PROBLEMS[problem] : `${PROBLEMS[problem]} (błąd ${code})`;
}

/** Below it somebody should buy more. */
const FEW = 200;

/** Whether some kind of texts is nearly used up. */
export const isCreditLow = ({ credit }: SmsAccountState): boolean =>
  credit.some(({ left }) => left !== null && left < FEW);
