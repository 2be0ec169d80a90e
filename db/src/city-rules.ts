import { isEmail } from '@karta/domain';
import type { NewCity } from './city-entries.ts';

/** RFC 1123: labels of letters, digits and hyphens; requests are compared without their port. */
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const ID = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;
const LONGEST_NAME = 200;

/**
 * What is wrong with a new city and its first administrator: one sentence that says what to do, or undefined. Whether its
 * id and hosts are free is not asked here.
 */
export function newCityProblem(
  city: Omit<NewCity, 'database'>,
  administrator: { email: string; name: string },
): string | undefined {
  const { id, name, hosts, portalUrl, officeUrl } = city;
  const { mailFrom, smtpUrl, smsUrl } = city.channels;
  if (!ID.test(id)) return `${id} is no id of a city: use small letters, digits and dashes, e.g. zielone-wzgorze.`;
  if (!isName(name)) return `--name is no name of a city: write at most ${LONGEST_NAME} signs on one line.`;
  if (!isName(administrator.name)) return `--admin-name is no name: write at most ${LONGEST_NAME} signs on one line.`;
  const host = hosts.find((candidate) => !HOST.test(candidate));
  if (host !== undefined)
    return `${host} is no host name: write it without https://, port and path, e.g. karta.zarzecze.example.`;
  const address = [portalUrl, officeUrl].find((candidate) => !isPageAddress(candidate));
  if (address !== undefined) {
    return `${address} is no address of a page: begin with https:// and the host, without user, question mark and #.`;
  }
  const mail = [administrator.email, ...(mailFrom === undefined ? [] : [mailFrom])].find(
    (candidate) => !isEmail(candidate),
  );
  if (smtpUrl !== undefined && !isAddress(smtpUrl, /^smtps?:/)) {
    return 'The file of --smtp-url-file holds no address of a mail server: write smtps://user:password@host:port into it.';
  }
  if (smsUrl !== undefined && !isAddress(smsUrl, /^https?:/))
    return `${smsUrl} is no address: --sms-url begins with https://.`;
  return mail === undefined ? undefined : `${mail} is no e-mail address: write it as anna@zarzecze.example.`;
}

const isName = (text: string): boolean =>
  text.trim() !== '' && text.length <= LONGEST_NAME && text.isWellFormed() && !/\p{Cc}/u.test(text);

const isAddress = (text: string, scheme: RegExp): boolean => scheme.test(text) && URL.canParse(text);

function isPageAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\?#]+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
