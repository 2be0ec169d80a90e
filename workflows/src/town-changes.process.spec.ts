import type { Variables } from '@karta/bpmn/feel';
import type { PinnedProcess } from './index.ts';
import { produceBy } from '../testing/produce.ts';
import { FACTS } from '../testing/recorded-activities.ts';
import { endOf, messagesOf } from '../testing/steps-of.ts';
import { shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

let rig: TemporalRig;
const processes = new Map<string, PinnedProcess>();
beforeAll(async () => {
  rig = await TemporalRig.open();
  for (const key of ['data-change', 'package-application']) processes.set(key, await shippedProcess(key));
});
afterAll(async () => rig.close());

async function start(key: string, variables: Variables = {}): Promise<StartedCase> {
  const process = processes.get(key);
  if (!process) throw new Error(key);
  return rig.start(process, variables);
}

const review = async (started: StartedCase, outcome: string): Promise<void> => {
  await (await started.called('review-application')).decide('verify-application', outcome);
};

describe('a change of personal data', () => {
  /** A change of what the card shows. */
  async function renamed(): Promise<StartedCase> {
    const answer = { cardOutdated: true, offerUntil: '2099-01-31T23:59:59+01:00' };
    rig.activities.answers['apply-data-change'] = () => answer;
    const change = await start('data-change');
    await review(change, 'approve');
    return change;
  }

  it('is applied after the approval and told, where the card shows nothing of it (T11)', async () => {
    rig.activities.answers['apply-data-change'] = () => ({
      cardOutdated: false,
      offerUntil: '2099-01-31T23:59:59+01:00',
    });
    const change = await start('data-change');
    const reviewed = await change.called('review-application');
    await reviewed.task('verify-application');
    expect(rig.activities.callsOf('apply-data-change', change.workflowId)).toEqual([]);
    await reviewed.decide('verify-application', 'approve');
    expect(await endOf(rig, change)).toBe('ended-changed');
    expect(messagesOf(rig, change)).toEqual(['data-changed']);
  });

  it('offers a new card after a change of name, and makes it (000-30)', async () => {
    const change = await renamed();
    await change.decide('decide-about-reprint', 'accept');
    const handover = await change.called('card-handover');
    await produceBy(rig, handover, 'good');
    await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
    await handover.deliver('card-collected');
    expect(await endOf(rig, change)).toBe('ended-issued');
    expect(messagesOf(rig, change)).toEqual(['reprint-offered']);
  });

  it('makes no card that nobody wants', async () => {
    const change = await renamed();
    await change.decide('decide-about-reprint', 'decline');
    expect(await endOf(rig, change)).toBe('ended-declined');
  });

  it('withdraws the offer at its end', async () => {
    const change = await renamed();
    await change.task('decide-about-reprint');
    await change.fire('offer-over');
    expect(await endOf(rig, change)).toBe('ended-unanswered');
  });

  it('changes nothing when it is refused', async () => {
    const change = await start('data-change');
    await review(change, 'reject');
    expect(await endOf(rig, change)).toBe('ended-not-approved');
    expect(rig.activities.callsOf('apply-data-change', change.workflowId)).toEqual([]);
  });

  it('changes nothing when it is withdrawn', async () => {
    const change = await start('data-change');
    await (await change.called('review-application')).task('verify-application');
    await change.deliver('application-withdrawn');
    expect(await endOf(rig, change)).toBe('ended-withdrawn');
    expect(rig.activities.callsOf('apply-data-change', change.workflowId)).toEqual([]);
  });
});

describe('an application for a package', () => {
  const NEW = { type: 'package-new', toCardId: null };

  it.each(['package-new', 'package-extension'])('%s: the table says how long it is valid (B-7)', async (type) => {
    const asked = await start('package-application', { ...NEW, type });
    await review(asked, 'approve');
    expect(await endOf(rig, asked)).toBe('ended-granted');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Warsaw' }).format(new Date());
    const validUntil = `${Number(today.slice(0, 4)) + 3}${today.slice(4)}`;
    expect(rig.activities.callsOf('grant-package', asked.workflowId)[0]?.input).toEqual({ validUntil });
    expect(messagesOf(rig, asked)).toEqual(['package-granted']);
  });

  it('a document that is too old is explained by the office and refused', async () => {
    // given
    const usual = rig.activities.answers['check-application'];
    rig.activities.answers['check-application'] = () => ({
      problems: [],
      facts: { ...FACTS, documentDate: '2001-01-01' },
    });

    // when
    const asked = await start('package-application', NEW);
    await review(asked, 'approve');
    await asked.decide('explain-document', 'reject');

    // then
    expect(await endOf(rig, asked)).toBe('ended-document-old');
    expect(rig.activities.callsOf('grant-package', asked.workflowId)).toEqual([]);
    if (usual) rig.activities.answers['check-application'] = usual;
  });

  it('a transfer moves the package to the other card', async () => {
    const asked = await start('package-application', { type: 'package-transfer', toCardId: 'card-2' });
    await review(asked, 'approve');
    expect(await endOf(rig, asked)).toBe('ended-transferred');
    expect(rig.activities.callsOf('transfer-package', asked.workflowId)[0]?.input).toEqual({ toCardId: 'card-2' });
  });

  it('is refused', async () => {
    const asked = await start('package-application', NEW);
    await review(asked, 'reject');
    expect(await endOf(rig, asked)).toBe('ended-not-approved');
  });

  it('is withdrawn', async () => {
    const asked = await start('package-application', NEW);
    await (await asked.called('review-application')).task('verify-application');
    await asked.deliver('application-withdrawn');
    expect(await endOf(rig, asked)).toBe('ended-withdrawn');
  });
});
