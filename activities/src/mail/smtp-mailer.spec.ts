import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const LETTER = {
  outboxId: '5c1f9a52-6f0e-4b7e-9d35-0a3f6a1c2b11',
  to: 'zofia@przyklad.test',
  subject: 'Karta gotowa do odbioru',
  text: 'Zapraszamy do Biura Karty.',
  html: '<p>Zapraszamy do <b>Biura Karty</b>.</p>',
};
const MESSAGE_ID = `<${LETTER.outboxId}@nowa-rzeczna.test>`;

let inbox: RunningStandIn;
let mailer: Mailer;

const address = (path: string): string => `http://127.0.0.1:${inbox.facts['httpPort']}${path}`;
const control = (faults: object): Promise<Response> =>
  fetch(address('/_control'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
const read = async (path: string): Promise<unknown> => (await fetch(address(path))).json();
const mailerTo = (port: number): Mailer =>
  createSmtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: { name: 'Karta Mieszkańca', address: 'karta@nowa-rzeczna.test' },
  });

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailer-'));
  inbox = await startStandIn('mail-inbox', { DATA_FILE: join(folder, 'mail.jsonl') });
  mailer = mailerTo(Number(inbox.facts['smtpPort']));
});
afterEach(async () => {
  mailer.close();
  await inbox.stop();
});

it('delivers a letter under the Message-ID of its outbox row', async () => {
  // when
  const result = await mailer.send(LETTER);

  // then
  expect(result).toEqual({ outcome: 'delivered', messageId: MESSAGE_ID });
  expect(await read('/messages')).toMatchObject([
    { messageId: MESSAGE_ID, subject: LETTER.subject, from: 'karta@nowa-rzeczna.test' },
  ]);
});

it('keeps the Message-ID on a second attempt', async () => {
  // given
  await mailer.send(LETTER);

  // when
  await mailer.send(LETTER);

  // then
  expect(await read('/ledger')).toMatchObject({ messages: [{ messageId: MESSAGE_ID, accepted: 2 }] });
});

it.each([
  [550, 'permanent'],
  [451, 'retryable'],
])('takes the answer %i as %s', async (code, outcome) => {
  // given
  await control({ refuse: { code } });

  // then
  expect(await mailer.send(LETTER)).toMatchObject({ outcome, smtpCode: code });
});

it('calls a connection lost after the letter ambiguous', async () => {
  // given
  await control({ dropAfterData: { keep: true, times: 1 } });

  // then
  expect(await mailer.send(LETTER)).toMatchObject({ outcome: 'ambiguous' });
});

it('may try again when the server cannot be reached', async () => {
  // given
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));

  // then
  expect(await mailerTo(port).send(LETTER)).toMatchObject({ outcome: 'retryable' });
});

it('may try again when the connection is lost before the letter', async () => {
  // given
  const rude = createServer((socket) => socket.write('220 rude.test\r\n', () => socket.destroy()));
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));

  // when
  const result = await mailerTo((rude.address() as AddressInfo).port).send(LETTER);
  await new Promise((resolve) => rude.close(resolve));

  // then
  expect(result).toMatchObject({ outcome: 'retryable' });
});

it('may try again when the server says nothing at all', async () => {
  // given
  const mute = createServer();
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const impatient = createSmtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: { name: '', address: 'karta@nowa-rzeczna.test' },
    timeoutMilliseconds: 100,
  });

  // when
  const result = await impatient.send(LETTER);
  await new Promise((resolve) => mute.close(resolve));

  // then
  expect(result).toMatchObject({ outcome: 'retryable' });
});

it('refuses an address that carries a second header', async () => {
  // then
  expect(await mailer.send({ ...LETTER, to: 'a@b.test\r\nBcc: c@d.test' })).toMatchObject({ outcome: 'permanent' });
});
