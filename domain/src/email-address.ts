/** The local part: RFC 5321 dot-string; the domain: labels of letters, digits and hyphens, at least two. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** RFC 5321, 4.5.3.1.3: a path of 256 signs has room for 254. */
export const LONGEST_EMAIL = 254;

/**
 * An address in one form: small letters, a domain with other letters as punycode (RFC 5891), and without what is pasted along:
 * `mailto:`, a name in front of `<…>`, invisible signs.
 */
export function plainEmail(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g, ' ')
    .trim();
  const bare = (/<([^<>]*)>$/.exec(visible)?.[1] ?? visible).replace(/^mailto:/i, '').trim();
  const at = bare.lastIndexOf('@');
  if (at < 0) return bare.toLowerCase();
  return `${bare.slice(0, at)}@${inAscii(bare.slice(at + 1))}`.toLowerCase();
}

/** Whether an address in plain form can be written to. */
export const isEmail = (email: string): boolean => email.length <= LONGEST_EMAIL && ADDRESS.test(email);

function inAscii(domain: string): string {
  if (/^[\x21-\x7e]*$/.test(domain) || /[/?#:@\\%\s]/.test(domain)) return domain;
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : domain;
}
