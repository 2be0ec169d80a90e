import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { enrol, keptSettings, readArguments } from './enrolment.ts';

let folder: string;
let office: Server;
let server: string;
/** What the office answers next, and what it was told. */
let answers: (number | 'lost')[];
let told: { code: string; key: string }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'enrolment-'));
  answers = [];
  told = [];
  office = createServer((req, res) => {
    void json(req).then((body) => {
      told.push(body as (typeof told)[number]);
      const status = answers.shift() ?? 200;
      if (status === 'lost') return void req.socket.destroy();
      const answer = status === 200 ? { name: 'Stanowisko 2', point: 'Biblioteka' } : { code: 'STATION_CODE_REFUSED' };
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
  server = `http://127.0.0.1:${(office.address() as AddressInfo).port}`;
});
afterEach(() => {
  office.close();
  rmSync(folder, { recursive: true, force: true });
});

const line = { code: '7K2M-Q9XD' };

it('makes a key of its own, and keeps it where its user alone reads it', async () => {
  // when
  const sentence = await enrol(folder, { ...line, server });

  // then
  expect(sentence).toBe('Połączono jako „Stanowisko 2”, Biblioteka.');
  expect(keptSettings(folder)).toEqual({ API_URL: server, STATION_TOKEN: told[0]?.key });
  expect(told[0]?.key).toMatch(/^[\w-]{43}$/);
  expect(statSync(join(folder, 'enrolment.json')).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, 'enrolment.json'), 'utf8')).not.toContain(line.code);
});

it('asks with the same key after an answer that was lost', async () => {
  // given
  answers = ['lost'];
  await expect(enrol(folder, { ...line, server })).rejects.toThrow('nie odpowiada');
  expect(keptSettings(folder)).toEqual({});

  // when
  await enrol(folder, { ...line, server });

  // then
  expect(told[1]).toEqual(told[0]);
});

it('says what to do when the code is refused, and works on with the key that it had', async () => {
  // given
  await enrol(folder, { ...line, server });
  const before = keptSettings(folder);
  answers = [403];

  // when
  await expect(enrol(folder, { ...line, server })).rejects.toThrow('Weź nowy');

  // then
  expect(keptSettings(folder)).toEqual(before);
});

it.each([
  [['--server', 'https://karta.example/', '--code', 'A'], { server: 'https://karta.example', code: 'A', isAll: false }],
  [
    ['--server', 'http://localhost:20082', '--code', 'A'],
    { server: 'http://localhost:20082', code: 'A', isAll: false },
  ],
  [[], undefined],
])('reads %j', (argv, read) => {
  expect(readArguments(argv)).toEqual(read);
});

it.each([
  [['--code', 'A'], 'Podaj oba'],
  [['--only-connect'], 'Podaj oba'],
  [['--kod', 'A'], 'Opis podaje --help'],
  [['--server', 'http://karta.example', '--code', 'A'], 'https://'],
  [['--server', 'karta.example', '--code', 'A'], 'https://'],
])('refuses %j with a sentence', (argv, sentence) => {
  expect(() => readArguments(argv)).toThrow(sentence);
});
