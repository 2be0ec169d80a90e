import { flows, notes, sketched } from '../../testing/sketched.ts';

const signal = (id: string): string => `<signalEventDefinition signalRef="${id}"/>`;
const condition = (feel: string): string =>
  `<conditionalEventDefinition><condition>${feel}</condition></conditionalEventDefinition>`;
const handler = (id: string, start: string, isInterrupting: boolean): string =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}Start" isInterrupting="${isInterrupting}">${start}</startEvent>${notes(`${id}Done`)}<endEvent id="${id}End"/>${flows(`${id}Start>${id}Done>${id}End`)}</subProcess>`;

describe('a thrown signal', () => {
  it('reaches who waits at that moment, not who begins to wait afterwards', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><intermediateThrowEvent id="T">${signal('X')}</intermediateThrowEvent><intermediateCatchEvent id="C">${signal('X')}</intermediateCatchEvent><endEvent id="E"/>${flows('S>T>C>E')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'C', kind: 'signal' }] });
  });

  it('reaches a branch that begins beside the throwing one, whichever is drawn first', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><parallelGateway id="G"/><intermediateThrowEvent id="T">${signal('X')}</intermediateThrowEvent><intermediateCatchEvent id="C">${signal('X')}</intermediateCatchEvent><endEvent id="E"/><endEvent id="F"/>${flows('S>G>T>E; G>C>F')}`,
    );

    // then
    expect(outcome.state).toBe('completed');
  });

  it('reaches an event sub-process before the scope is left', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><intermediateThrowEvent id="T">${signal('X')}</intermediateThrowEvent><endEvent id="E">${signal('X')}</endEvent>${handler('H', signal('X'), false)}${flows('S>T>E')}`,
    );

    // then
    expect(outcome.variables['log']).toEqual(['HDone', 'HDone']);
  });

  it('that interrupts takes the throwing token away', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><intermediateThrowEvent id="T">${signal('X')}</intermediateThrowEvent>${notes('A')}<endEvent id="E"/>${handler('H', signal('X'), true)}${flows('S>T>A>E')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['HDone'] } });
  });
});

describe('a thrown message', () => {
  it('reaches the boundary of the sub-process that it is thrown in', async () => {
    // when
    const message = '<messageEventDefinition messageRef="M"/>';
    const { outcome } = await sketched(
      `<startEvent id="S"/><subProcess id="X"><startEvent id="s"/><endEvent id="e">${message}</endEvent>${flows('s>e')}</subProcess><boundaryEvent id="B" attachedToRef="X">${message}</boundaryEvent>${notes('A', 'C')}<endEvent id="E"/><endEvent id="F"/>${flows('S>X>A>E; B>C>F')}`,
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['C'] } });
  });
});

describe('a conditional event', () => {
  const writes = (id: string, value: number): string =>
    `<scriptTask id="${id}" km:resultVariable="v"><script>${value}</script></scriptTask>`;

  it('is looked at after every write, also when the next write undoes it', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/><parallelGateway id="G"/><intermediateCatchEvent id="C">${condition('v > 3')}</intermediateCatchEvent><intermediateCatchEvent id="W"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>${writes('a', 4)}${writes('b', 0)}<endEvent id="E"/><endEvent id="F"/>${flows('S>G>C>E; G>W>a>b>F')}`,
      { variables: { v: 0 } },
    );

    // then
    expect(outcome.state).toBe('completed');
  });

  it('ends the course before the next step is done', async () => {
    // when
    const { outcome } = await sketched(
      `<startEvent id="S"/>${writes('a', 4)}${notes('B')}<endEvent id="E"/>${handler('H', condition('v > 3'), true)}${flows('S>a>B>E')}`,
      { variables: { v: 0 } },
    );

    // then
    expect(outcome.variables['log']).toEqual(['HDone']);
  });

  it('at a boundary happens each time that its condition becomes true, also through the last write inside', async () => {
    // when
    const inside = `<startEvent id="s"/>${writes('a', 7)}${writes('b', 8)}${writes('c', 1)}${writes('d', 9)}${flows('s>a>b>c>d')}`;
    const { outcome } = await sketched(
      `<startEvent id="S"/><subProcess id="X">${inside}</subProcess><boundaryEvent id="N" attachedToRef="X" cancelActivity="false">${condition('v > 5')}</boundaryEvent>${notes('C')}<endEvent id="E"/><endEvent id="F"/>${flows('S>X>E; N>C>F')}`,
      { variables: { v: 1 } },
    );

    // then
    expect(outcome.variables['log']).toEqual(['C', 'C']);
  });

  it('of a parallel multiple event has to become true anew before the event happens again', async () => {
    // when
    const inside = `<startEvent id="s"/>${writes('a', 7)}${writes('b', 8)}${writes('c', 1)}${writes('d', 9)}${flows('s>a>b>c>d')}`;
    const { outcome } = await sketched(
      `<startEvent id="S"/><subProcess id="X">${inside}</subProcess><boundaryEvent id="N" attachedToRef="X" cancelActivity="false" parallelMultiple="true">${condition('v > 5')}${condition('v > 6')}</boundaryEvent>${notes('C')}<endEvent id="E"/><endEvent id="F"/>${flows('S>X>E; N>C>F')}`,
      { variables: { v: 1 } },
    );

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['C', 'C'] } });
  });
});

it('a parallel multiple event with a moment in the past happens once, not for ever', async () => {
  // given
  const past = (day: string): string =>
    `<timerEventDefinition><timeDate>2025-01-${day}</timeDate></timerEventDefinition>`;

  // when
  const { outcome } = await sketched(
    `<startEvent id="S"/><userTask id="X" km:candidateGroup="g"/><boundaryEvent id="N" attachedToRef="X" cancelActivity="false" parallelMultiple="true">${past('01')}${past('02')}</boundaryEvent>${notes('C')}<endEvent id="E"/><endEvent id="F"/>${flows('S>X>E; N>C>F')}`,
  );

  // then
  expect(outcome).toMatchObject({ state: 'waiting', variables: { log: ['C'] }, waiting: [{ element: 'X' }] });
});
