/**
 * A phone number as E.164 (`+48600100200`); undefined when it is none. Nine digits, or 48 and nine, are Polish; any other
 * country is written with `+` or `00`. Source: ITU-T E.164 (at most 15 digits); national plan of the UKE: no number begins with 0.
 */
export function readPhone(text: string): string | undefined {
  const typed = text
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    // the zero that is dialled at home alone: +49 (0)151 …
    .replace(/^(\s*(?:\+|00)[\d\s]{1,4})\(0\)/, '$1')
    .replace(/[\s\p{Pd}()./\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, '');
  const [, abroad, digits = ''] = /^(\+|00)?(\d+)$/.exec(typed) ?? [];
  const national = digits.length === 9 && abroad === undefined ? digits : /^48(\d{9})$/.exec(digits)?.[1];
  if (national !== undefined) return national.startsWith('0') ? undefined : `+48${national}`;
  if (abroad === undefined || digits.startsWith('48')) return undefined;
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined;
}

/** First two digits of Polish mobile numbers (national numbering plan of the UKE). */
const MOBILE = ['45', '50', '51', '53', '57', '60', '66', '69', '72', '73', '78', '79', '88'];

/**
 * Numbers abroad that cost whoever writes to them, or that no person has: satellites and networks without a country, premium and
 * free numbers (ITU-T E.164, list of assigned codes; the plans of NANP, Ofcom, BNetzA and ARCEP).
 */
const COSTLY =
  /^\+(?:8[07]|88[1-38]|808|979|1(?:900|976|8(?:00|33|44|55|66|77|88))|44(?:70|8|9)|49(?:900|137|180|800)|33(?:8|9))/;

/** Whether a code or a text is sent to a number written as E.164: a mobile one at home; abroad any that is not known as costly. */
export const takesSms = (e164: string): boolean =>
  e164.startsWith('+48') ? MOBILE.includes(e164.slice(3, 5)) : !COSTLY.test(e164);
