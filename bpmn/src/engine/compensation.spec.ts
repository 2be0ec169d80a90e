import { simulated } from '../../testing/simulated.ts';
import { flows, sketched } from '../../testing/sketched.ts';

describe('compensation', () => {
  it('undoes everything that was done, last first', async () => {
    // when
    const { outcome, entered } = await simulated('compensation', { variables: { log: [], only: '' } });

    // then
    expect(outcome).toMatchObject({
      state: 'completed',
      variables: { log: ['hotel', 'flight', 'no flight', 'no hotel'] },
    });
    expect(entered.at(-1)).toBe('after');
  });

  it('undoes one activity alone when the event names it', async () => {
    // when
    const { outcome } = await simulated('compensation', { variables: { log: [], only: 'flight' } });

    // then
    expect(outcome.variables).toMatchObject({ log: ['hotel', 'flight', 'no flight'] });
  });

  it('undoes the parts of a sub-process, or asks its event sub-process, which sees the variables of its end', async () => {
    // when
    const { outcome } = await simulated('compensation-of-parts', { variables: { log: [] } });

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['booked', 'room 7', 'unbooked'] } });
  });
});

describe('the transaction', () => {
  const variables = { log: [] };

  it('is left by its normal flow when it succeeds', async () => {
    // when
    const answers = [{ task: 'sign', variables: { yes: true } }, { task: 'wait' }];
    const { outcome, entered } = await simulated('transaction', { variables, answers });

    // then
    expect(entered.at(-1)).toBe('celebrate');
    expect(outcome.variables).toMatchObject({ log: ['paid'] });
  });

  it('ends, undoes and is left by its cancel event when it is cancelled', async () => {
    // when
    const answers = [{ task: 'sign', variables: { yes: false } }];
    const { outcome, entered, trace } = await simulated('transaction', { variables, answers });

    // then
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'wait' }));
    expect(entered.at(-1)).toBe('apologise');
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['paid', 'refunded'] } });
  });

  it('undoes every completed instance of a repeated activity, the handler once for each (13.5.5)', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><scriptTask id="A" km:resultVariable="log"><multiInstanceLoopCharacteristics isSequential="true" km:collection="[7, 8]" km:item="i"/><script>append(log, i)</script></scriptTask>${undoneBy('A', 'undo', 'append(log, -i)')}<intermediateThrowEvent id="T"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="E"/>${flows('S>A>T>E')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: [7, 8, -8, -7] } });
  });

  it('undoes the parts of every instance of a sub-process with what that instance saw', async () => {
    // when
    const inside = `<startEvent id="s"/><scriptTask id="a" km:resultVariable="log"><script>append(log, i)</script></scriptTask>${undoneBy('a', 'undo', 'append(log, -i)')}<endEvent id="e"/>${flows('s>a>e')}`;
    const { outcome } = await sketched(
      `<startEvent id="S"/><subProcess id="X"><multiInstanceLoopCharacteristics km:collection="[1, 2, 3]" km:item="i"/>${inside}</subProcess><intermediateThrowEvent id="T"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="E"/>${flows('S>X>T>E')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: [1, 2, 3, -3, -2, -1] } });
  });

  it('of a cancelled instance ends a repeated transaction as a whole', async () => {
    // when
    const cancelled = '<endEvent id="c"><cancelEventDefinition/></endEvent>';
    const inside = `<startEvent id="s"/><scriptTask id="a" km:resultVariable="log"><script>append(log, i)</script></scriptTask>${undoneBy('a', 'undo', 'append(log, -i)')}<exclusiveGateway id="g" default="g_e"/><endEvent id="e"/>${cancelled}${flows('s>a>g>e; g>c[i = 2]')}`;
    const { outcome, entered } = await sketched(
      `<startEvent id="S"/><transaction id="X"><multiInstanceLoopCharacteristics isSequential="true" km:collection="[1, 2, 3]" km:item="i"/>${inside}</transaction><boundaryEvent id="B" attachedToRef="X"><cancelEventDefinition/></boundaryEvent><endEvent id="E"/><endEvent id="F"/>${flows('S>X>E; B>F')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: [1, 2, -2] } });
    expect(entered.at(-1)).toBe('F');
  });

  it('refuses an activity that undoes and stands in the flow as well', async () => {
    // when
    const drawn = sketched(
      `<startEvent id="S"/><manualTask id="A" isForCompensation="true"/><endEvent id="E"/>${flows('S>A>E')}`,
    );

    // then
    await expect(drawn).rejects.toThrow('A: Przepływ nie może tu wchodzić ani wychodzić');
  });
});

function undoneBy(activity: string, handler: string, feel: string): string {
  return `<boundaryEvent id="undo-of-${activity}" attachedToRef="${activity}"><compensateEventDefinition/></boundaryEvent><scriptTask id="${handler}" isForCompensation="true" km:resultVariable="log"><script>${feel}</script></scriptTask><association id="link-${activity}" sourceRef="undo-of-${activity}" targetRef="${handler}"/>`;
}
