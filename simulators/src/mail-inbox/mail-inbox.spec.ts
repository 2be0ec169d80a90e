import { statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import type { RunningStandIn } from '../stand-in/start-stand-in.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const LETTER = {
  messageId: '<7f1c@nowa-rzeczna.test>',
  from: 'karta@nowa-rzeczna.test',
  to: 'Zofia@przyklad.test',
  subject: 'Aktywuj konto: źdźbło',
  text: 'Otwórz https://karta.test/aktywuj/abc123. Dziękujemy.',
};

type Mail = { id: string; subject: string; messageId: string; to: string[] };

let inbox: RunningStandIn;
let dataFile: string;

const http = (path: string): string => `http://127.0.0.1:${inbox.facts['httpPort']}${path}`;
const read = async (path: string) => (await (await fetch(http(path))).json()) as Mail[];
const send = (letter = LETTER) =>
  createTransport({ host: '127.0.0.1', port: Number(inbox.facts['smtpPort']), ignoreTLS: true }).sendMail(letter);
const control = (faults: object) =>
  fetch(http('/_control'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });

beforeEach(async () => {
  dataFile = join(await mkdtemp(join(tmpdir(), 'mail-inbox-')), 'mail.jsonl');
  inbox = await startStandIn('mail-inbox', { DATA_FILE: dataFile });
});
afterEach(() => inbox.stop());

it('shows a letter to people and programs, with its links', async () => {
  // given
  await send();

  // when
  const mails = await read('/messages?to=zofia@przyklad.test');
  const page = await (await fetch(http(`/mail/${mails[0]?.id}`))).text();

  // then
  expect(mails).toMatchObject([{ messageId: LETTER.messageId, subject: LETTER.subject, to: ['zofia@przyklad.test'] }]);
  expect(page).toContain('href="https://karta.test/aktywuj/abc123"');
});

it('keeps letters in a file that nobody else on the computer can read', async () => {
  // when
  await send();

  // then
  expect(statSync(dataFile).mode & 0o777).toBe(0o600);
});

it('lists the newest letter first and forgets the list, not the account, when cleared', async () => {
  // given
  await send();
  await send({ ...LETTER, messageId: '<2@nowa-rzeczna.test>', subject: 'Druga' });
  const before = await read('/messages');

  // when
  await fetch(http('/messages'), { method: 'DELETE' });

  // then
  expect(before.map((mail) => mail.subject)).toEqual(['Druga', LETTER.subject]);
  expect(await read('/messages')).toEqual([]);
  expect(await read('/ledger')).toMatchObject({ messages: [{ accepted: 1 }, { accepted: 1 }] });
});

it('keeps its account through a kill', async () => {
  // given
  await send();

  // when
  await inbox.kill();
  inbox = await startStandIn('mail-inbox', { DATA_FILE: dataFile });

  // then
  expect(await read('/messages')).toMatchObject([{ subject: LETTER.subject }]);
});

it('refuses a recipient as often as asked', async () => {
  // given
  await control({ refuse: { code: 550, times: 1 } });

  // when
  const refused = send();

  // then
  await expect(refused).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
  await expect(send()).resolves.toMatchObject({ accepted: [LETTER.to] });
});

it('takes a letter and cuts the connection before the answer', async () => {
  // given
  await control({ dropAfterData: { keep: true, times: 1 } });

  // when
  const dropped = send();

  // then
  await expect(dropped).rejects.toBeDefined();
  expect(await read('/ledger')).toMatchObject({ messages: [{ accepted: 0, dropped: 1 }] });
});

it('refuses an unknown switch', async () => {
  // when
  const answer = await control({ explode: true });

  // then
  expect(answer.status).toBe(422);
});
