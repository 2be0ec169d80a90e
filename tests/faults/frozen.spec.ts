import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { submittedApplication, verificationOf, type Filed } from '../makers/applications.ts';
import { Caller, operator, type Answer } from '../makers/caller.ts';
import { partnerToken } from '../makers/partner.ts';
import { DEMO, launchFacts, secretOf } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { pidOf, startTown, stopTown, type Launcher } from './launcher.ts';

let town: Launcher;
let filed: Filed;
let clerk: Caller;
let admin: Caller;
let task: string;
let partner: Caller;
beforeAll(async () => {
  town = await startTown();
  filed = await submittedApplication();
  clerk = await operator();
  admin = await operator(DEMO.admin);
  task = await verificationOf(clerk, filed.applicationId);
  partner = new Caller('service', await partnerToken('basen-fala', secretOf('partner')));
}, 240_000);
afterAll(() => stopTown(town), 60_000);

/** Longer than anybody should wait for a word. */
const PATIENCE_MS = 10_000;

/** One question of every kind of route: pages of data, writes, sessions, searches, cases, machines. */
const ASKED: Record<string, () => Promise<Answer>> = {
  'facts of the town': () => new Caller('portal').get('/api/resident/city'),
  'a resident signs in': () =>
    new Caller('portal').post('/api/resident/sign-in', {
      email: filed.applicant.email,
      password: filed.applicant.password,
    }),
  'own applications': () => filed.portal.get('/api/resident/applications'),
  'a new draft': () => filed.portal.post('/api/resident/applications', {}),
  'a clerk signs in': () =>
    new Caller('operator').post('/api/operator/sign-in', { email: DEMO.secondClerk, password: DEMO.password }),
  'the task list': () => clerk.get('/api/operator/tasks?scope=all'),
  'a search': () => clerk.get('/api/operator/applications?search=kowalski'),
  'a task is claimed': () => clerk.post(`/api/operator/tasks/${task}/claim`),
  'a case is looked at': () =>
    admin.get(
      `/api/admin/cases/detail?workflowId=${encodeURIComponent(`nowa-rzeczna/card-application/${filed.applicationId}`)}`,
    ),
  'a history is read': () =>
    admin.get(
      `/api/admin/cases/history?workflowId=${encodeURIComponent(`nowa-rzeczna/card-application/${filed.applicationId}`)}`,
    ),
  'the board of jobs': () => admin.get('/admin/jobs/'),
  'a partner asks': () => partner.post('/api/partner/card-status', { number: '0000 0000' }),
  'a partner wants a token': () =>
    new Caller('service').send('POST', '/api/partner/oauth/token', {
      bytes: Buffer.from('grant_type=client_credentials'),
      type: 'application/x-www-form-urlencoded',
      headers: { authorization: `Basic ${Buffer.from(`basen-fala:${secretOf('partner')}`).toString('base64')}` },
    }),
  'a station asks': () => new Caller('service', secretOf('station')).post('/api/station/claim', {}),
};

interface Word {
  status: number | string;
  code: unknown;
  retryAfter: string | undefined;
  seconds: number;
}

async function askAll(): Promise<Record<string, Word>> {
  const words = Object.entries(ASKED).map(async ([what, ask]): Promise<[string, Word]> => {
    const at = performance.now();
    const nobody = sleep(PATIENCE_MS, 'no answer' as const, { ref: false });
    const answer = await Promise.race([ask().catch((error: Error) => error.message), nobody]);
    const seconds = Math.round((performance.now() - at) / 100) / 10;
    if (typeof answer === 'string') return [what, { status: answer, code: undefined, retryAfter: undefined, seconds }];
    return [
      what,
      { status: answer.status, code: answer.body['code'], retryAfter: answer.headers['retry-after'], seconds },
    ];
  });
  return Object.fromEntries(await Promise.all(words));
}

const report = (what: string, words: Record<string, Word>): void => {
  for (const [route, { status, seconds }] of Object.entries(words))
    process.stdout.write(`${what}: ${route} ${status} after ${seconds} s\n`);
};

/** A process and all that it has started. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

function signal(pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // a connection that has ended meanwhile
    }
  }
}

const AWAY: Partial<Word> = { status: 503, code: 'TEMPORARILY_UNAVAILABLE', retryAfter: '2' };

describe('a database that is frozen', () => {
  it('keeps nobody waiting: every kind of route is told to come again, twice, and all is well when it goes on', async () => {
    // given
    const before = await askAll();
    const postgres = familyOf(pidOf('postgres'));

    // when
    signal(postgres, 'SIGSTOP');
    let words: Record<string, Word>[];
    try {
      words = [await askAll(), await askAll()];
    } finally {
      signal(postgres, 'SIGCONT');
    }

    // then
    for (const each of words) {
      report('frozen database', each);
      expect(each).toEqual(Object.fromEntries(Object.keys(ASKED).map((what) => [what, expect.objectContaining(AWAY)])));
    }
    await until('the answers of before', async () => {
      const after = await askAll();
      return Object.entries(before).every(([what, { status }]) => after[what]?.status === status);
    });
    expect(launchFacts().children.length).toBeGreaterThan(8);
  }, 240_000);
});

describe('a Temporal that is frozen', () => {
  it('keeps nobody waiting: what needs a case is told to come again, all else goes on', async () => {
    // given
    const temporal = pidOf('temporal');
    await clerk.post(`/api/operator/tasks/${task}/release`);

    // when
    process.kill(temporal, 'SIGSTOP');
    let words: Record<string, Word>;
    try {
      words = await askAll();
    } finally {
      process.kill(temporal, 'SIGCONT');
    }

    // then
    report('frozen Temporal', words);
    for (const what of ['a task is claimed', 'a history is read']) expect(words[what]).toMatchObject(AWAY);
    expect(
      Object.values(words).filter(({ status }) => typeof status === 'string' || (status >= 500 && status !== 503)),
    ).toEqual([]);
    expect(words['own applications']).toMatchObject({ status: 200 });
    await until('the claim', async () => (await clerk.post(`/api/operator/tasks/${task}/claim`)).status === 200);
  }, 240_000);
});
