import { randomUUID } from 'node:crypto';
import { startDueTimers } from '../activities/src/starts/timer-starts.ts';
import { throwSignal } from '../activities/src/messages/throw-message.ts';
import { operator, type Caller } from './makers/caller.ts';
import { deploy as deployTo } from './makers/deploying.ts';
import { seen, startedCase, withRecords } from './makers/cases.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="t"';

// the worker looks for due timers every quarter of a minute
jest.setTimeout(120_000);

/** Starts by hand at one event, by this definition at another. */
const startedBy = (key: string, definition: string, signal = 'none'): string =>
  `<definitions ${NAMESPACES}><signal id="a" name="${signal}"/><process id="${key}" name="Rozpoczynany" isExecutable="true"><startEvent id="by-hand"/><startEvent id="by-itself">${definition}</startEvent><task id="m"/><task id="n"/><sequenceFlow id="f" sourceRef="by-hand" targetRef="m"/><sequenceFlow id="g" sourceRef="by-itself" targetRef="n"/></process></definitions>`;
const timer = (what: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string =>
  `<timerEventDefinition><${what}>${text}</${what}></timerEventDefinition>`;
const BY_SIGNAL = '<signalEventDefinition signalRef="a"/>';
/** Throws a signal and ends. */
const throwing = (key: string, signal: string): string =>
  `<definitions ${NAMESPACES}><signal id="a" name="${signal}"/><process id="${key}" name="Nadawca" isExecutable="true"><startEvent id="s"/><endEvent id="e"><extensionElements><km:input source="=number" target="number"/></extensionElements><signalEventDefinition signalRef="a"/></endEvent><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>`;

describe('processes that nobody starts by hand', () => {
  let admin: Caller;
  const fresh = (): string => `samo-${randomUUID().slice(0, 8)}`;
  const deploy = async (xml: string): Promise<void> => void (await admin.must(deployTo(admin, xml)));
  const casesOf = (processKey: string): Promise<string[]> =>
    withRecords(async ({ knex }) => {
      const rows: { workflowId: string }[] = await knex('outbox')
        .whereLike('workflowId', `%/${processKey}/%`)
        .select('workflowId');
      return rows.map(({ workflowId }) => workflowId);
    });
  /** The only case of a process, as soon as it is started. */
  const theCaseOf = async (processKey: string): Promise<string> => {
    const cases = await until(`a case of ${processKey}`, async () => {
      const found = await casesOf(processKey);
      return found.length > 0 && found;
    });
    expect(cases).toHaveLength(1);
    return cases[0] ?? '';
  };
  /** What the worker does, at another time. */
  const lookAt = (moment: string): Promise<number> =>
    withRecords((city) =>
      startDueTimers({ ...city, clock: { now: () => new Date(moment), today: () => moment.slice(0, 10) } }),
    );
  const elementsOf = async (workflowId: string): Promise<string[]> => {
    const { steps } = await seen(admin, workflowId, 'its end', ({ state }) => state === 'completed');
    return steps.map(({ elementId }) => elementId);
  };

  beforeAll(async () => {
    admin = await operator(DEMO.admin);
  });

  it('a signal starts every process that begins with it, in its newest version, once', async () => {
    // given
    const key = fresh();
    await deploy(throwing(`${key}-a`, key));
    await deploy(startedBy(`${key}-b`, BY_SIGNAL, key));
    await deploy(startedBy(`${key}-c`, BY_SIGNAL, key));
    await deploy(startedBy(`${key}-d`, BY_SIGNAL, key));
    await deploy(startedBy(`${key}-d`, BY_SIGNAL, `${key}-inny`));

    // when
    const sender = await startedCase(`${key}-a`, { number: 7 });
    await seen(admin, sender, 'the end', ({ state }) => state === 'completed');

    // then
    const first = await theCaseOf(`${key}-b`);
    const second = await theCaseOf(`${key}-c`);
    expect(await casesOf(`${key}-d`)).toEqual([]);
    expect(await elementsOf(first)).toEqual(['by-itself', 'n']);
    expect(await elementsOf(second)).toEqual(['by-itself', 'n']);
    const { variables } = await seen(admin, first, 'its end', ({ state }) => state === 'completed');
    expect(variables).toMatchObject({ number: 7 });
  });

  it('a signal that is told again, since its answer was lost, starts nothing twice', async () => {
    // given
    const key = fresh();
    await deploy(startedBy(key, BY_SIGNAL, key));

    // when
    await withRecords(async (city) => {
      const tell = throwSignal({ cityOf: () => city });
      const thrown = {
        cityId: city.id,
        workflowId: `${city.id}/x/1`,
        key: `${city.id}/x/1/t1`,
        name: key,
        variables: {},
      };
      await Promise.all([tell(thrown), tell(thrown)]);
      await tell(thrown);
    });

    // then
    expect(await casesOf(key)).toHaveLength(1);
  });

  it('the worker starts a process by the clock, at the event of the timer', async () => {
    // given
    const key = fresh();
    await deploy(startedBy(key, timer('timeDuration', 'PT1S')));

    // when
    const workflowId = await theCaseOf(key);

    // then
    expect(await elementsOf(workflowId)).toEqual(['by-itself', 'n']);
  });

  it('a date that was missed is made up for, once, whoever looks and however often', async () => {
    // given
    const key = fresh();
    await deploy(startedBy(key, timer('timeDate', '2098-05-01T08:00:00')));

    // when
    await lookAt('2098-05-01T05:59:59.000Z');
    const before = await casesOf(key);
    await Promise.all([lookAt('2098-07-01T00:00:00.000Z'), lookAt('2098-07-01T00:00:01.000Z')]);
    await lookAt('2098-08-01T00:00:00.000Z');

    // then
    expect(before).toEqual([]);
    expect(await elementsOf(await theCaseOf(key))).toEqual(['by-itself', 'n']);
  });

  it('of a cycle the latest missed occurrence is made up for; a new version ends the old one’s', async () => {
    // given
    const key = fresh();
    await deploy(startedBy(key, timer('timeCycle', 'R/2098-01-01T08:00:00/P1D')));

    // when
    await lookAt('2098-01-05T12:00:00.000Z');
    const missed = await casesOf(key);
    await lookAt('2098-01-06T12:00:00.000Z');
    const next = await casesOf(key);
    await deploy(startedBy(key, timer('timeDate', '2097-01-01')));
    await lookAt('2096-12-31T12:00:00.000Z');

    // then
    expect([missed.length, next.length]).toEqual([1, 2]);
    expect(await casesOf(key)).toHaveLength(2);
  });

  it('a timer that gives no time is refused with its element', async () => {
    const xml = startedBy(fresh(), timer('timeCycle', '=interval'));
    const { status, body } = await admin.post('/api/admin/deployments', { xml, note: 'próba' });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'DIAGRAM_REFUSED', fields: [{ path: 'by-itself', code: 'BAD_START' }] },
    });
  });
});
