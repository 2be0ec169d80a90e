import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_LETTERS, LETTER_EVENTS, LETTERS } from '@karta/domain';
import { SCREENS } from '../web-resident/src/app/screens.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
/** Addresses of pages in the code that makes the links of letters: `/wnioski/${id}`, `/konto`, `/aktywacja?token=`. */
const FILES = [
  'services/src/letters/facts-of-message.ts',
  'services/src/accounts/confirm-email.ts',
  'services/src/people/invite-member.ts',
  'api/src/resident/account-mail.ts',
];
const links = FILES.flatMap((file) =>
  [...read(file).matchAll(/(?:['`]|portalUrl\})(\/[a-z][a-z-]*(?:\/(?:\$\{[^}]+\}))?)(?:\?token=[^`']*)?['`]/g)].map(
    ([, path = '']) => path,
  ),
);
const asScreen = (link: string): string => link.slice(1).replace(/\/(?:\$\{[^}]+\})$/, '/:id');

describe('the links of letters', () => {
  it('are found where they are made', () => {
    expect(links.length).toBeGreaterThan(6);
  });

  it.each([...new Set(links.map(asScreen))])('/%s is a page of the portal', (screen) => {
    expect(SCREENS.map(({ path }): string => path)).toContain(screen);
  });

  it.each(CASE_LETTERS)('%s says where to look, on every channel that has room for it', (event) => {
    const text = read(`services/letters/pl/${event}.mail.txt`);
    expect(text).toMatch(/\{\{portalLink\}\}/);
  });

  it('are there in every letter with a secret link', () => {
    const secret = LETTER_EVENTS.filter((event) => LETTERS[event].about === 'link');
    expect(secret.filter((event) => !read(`services/letters/pl/${event}.mail.txt`).includes('{{link}}'))).toEqual([]);
  });
});
