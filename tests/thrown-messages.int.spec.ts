import { randomUUID } from 'node:crypto';
import { operator, type Caller } from './makers/caller.ts';
import { deploy as deployTo } from './makers/deploying.ts';
import { seen, startedCase, withRecords } from './makers/cases.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="t"';

/** Throws a message and ends. */
const throwing = (key: string, message: string): string =>
  `<definitions ${NAMESPACES}><message id="m" name="${message}"/><process id="${key}" name="Nadawca" isExecutable="true"><startEvent id="s"/><endEvent id="e"><extensionElements><km:input source="=number" target="number"/></extensionElements><messageEventDefinition messageRef="m"/></endEvent><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>`;
/** Waits for a message and ends. */
const waiting = (key: string, message: string): string =>
  `<definitions ${NAMESPACES}><message id="m" name="${message}"/><process id="${key}" name="Odbiorca" isExecutable="true"><startEvent id="s"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="r"/><sequenceFlow id="g" sourceRef="r" targetRef="e"/></process></definitions>`;
/** Starts by hand at one event, by a message at another. */
const startedBy = (key: string, message: string): string =>
  `<definitions ${NAMESPACES}><message id="m" name="${message}"/><process id="${key}" name="Rozpoczynany" isExecutable="true"><startEvent id="by-hand"/><startEvent id="by-message"><messageEventDefinition messageRef="m"/></startEvent><task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="by-hand" targetRef="a"/><sequenceFlow id="g" sourceRef="by-message" targetRef="b"/></process></definitions>`;

describe('a message that a diagram throws', () => {
  let admin: Caller;
  const fresh = (): string => `wiadomosc-${randomUUID().slice(0, 8)}`;
  const deploy = async (xml: string): Promise<void> => void (await admin.must(deployTo(admin, xml)));

  beforeAll(async () => {
    admin = await operator(DEMO.admin);
  });

  it('waits for a case that is not waiting yet, and is taken by one case alone', async () => {
    // given
    const key = fresh();
    await deploy(throwing(`${key}-a`, key));
    await deploy(waiting(`${key}-b`, key));
    const sender = await startedCase(`${key}-a`, { number: 7 });
    await seen(admin, sender, 'the end', ({ state }) => state === 'completed');

    // when
    const first = await startedCase(`${key}-b`);
    const taken = await seen(admin, first, 'the message', ({ state }) => state === 'completed');
    const second = await startedCase(`${key}-b`);

    // then
    expect(taken.variables).toMatchObject({ number: 7 });
    await seen(admin, second, 'its wait', ({ tokens }) => tokens.includes('r'));
    const kept = await withRecords(({ knex }) => knex('thrown_messages').where({ name: key }).select('takenBy'));
    expect(kept).toEqual([{ takenBy: first }]);
  });

  it('starts the process whose start event it names, once, at that event', async () => {
    // given
    const key = fresh();
    await deploy(throwing(`${key}-a`, key));
    await deploy(startedBy(`${key}-b`, key));

    // when
    await startedCase(`${key}-a`, { number: 8 });

    // then
    const started = await until('the case that the message starts', () =>
      withRecords(async ({ knex }): Promise<string | undefined> => {
        const found = await knex('process_instances')
          .where({ processKey: `${key}-b` })
          .first('workflowId');
        return found?.workflowId;
      }),
    );
    const { steps, variables } = await seen(admin, started, 'its end', ({ state }) => state === 'completed');
    expect(steps.map(({ elementId }) => elementId)).toEqual(['by-message', 'b']);
    expect(variables).toMatchObject({ number: 8 });
  });
});
