import { compileProcesses } from '../compile/compile.ts';

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c7="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda" targetNamespace="t">';

/** One element between a start and an end. */
async function compileAround(element: string, before = '') {
  const { graphs, problems } = await compileProcesses(
    `${HEAD}${before}<bpmn:process id="p" isExecutable="true" c7:historyTimeToLive="180"><bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="x"/>${element}</bpmn:process></bpmn:definitions>`,
  );
  return { nodes: graphs[0]?.nodes ?? {}, flows: graphs[0]?.flows ?? {}, problems };
}

const inside = (values: string): string => `<bpmn:extensionElements>${values}</bpmn:extensionElements>`;

describe('a diagram drawn for Camunda 8', () => {
  it('keeps the work, the tries and the mappings of a service task', async () => {
    // when
    const { nodes, problems } = await compileAround(
      `<bpmn:serviceTask id="x">${inside('<zeebe:taskDefinition type="notify" retries="4"/><zeebe:ioMapping><zeebe:input source="=a + 1" target="b"/><zeebe:input source="ready" target="template"/><zeebe:input source="=mail" target="to.address"/><zeebe:input source="Anna" target="to.name"/><zeebe:output source="=result.id" target="id"/></zeebe:ioMapping><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>')}</bpmn:serviceTask>`,
    );

    // then
    expect(problems).toEqual([]);
    expect(nodes['x']).toMatchObject({
      activity: 'notify',
      retry: { attempts: 4 },
      inputs: [
        { source: 'a + 1', target: 'b' },
        { source: '"ready"', target: 'template' },
        { source: '{"address": mail, "name": "Anna"}', target: 'to' },
      ],
      outputs: [{ source: 'result.id', target: 'id' }],
    });
  });

  it('keeps who does a user task, until when and with which form', async () => {
    // when
    const { nodes, problems } = await compileAround(
      `<bpmn:userTask id="x">${inside('<zeebe:userTask/><zeebe:assignmentDefinition assignee="=clerk" candidateGroups="card-office"/><zeebe:taskSchedule dueDate="=now() + duration(&quot;P3D&quot;)" followUpDate="P1D"/><zeebe:formDefinition formId="review"/>')}</bpmn:userTask>`,
    );

    // then
    expect(problems).toEqual([]);
    expect(nodes['x']?.userTask).toMatchObject({
      candidateGroup: 'card-office',
      assignee: 'clerk',
      form: 'review',
      due: 'now() + duration("P3D")',
      followUp: '"P1D"',
    });
  });

  it('keeps decisions, scripts, calls, repetitions and correlation', async () => {
    // when
    const decision = await compileAround(
      `<bpmn:businessRuleTask id="x">${inside('<zeebe:calledDecision decisionId="fee" resultVariable="fee"/>')}</bpmn:businessRuleTask>`,
    );
    const script = await compileAround(
      `<bpmn:scriptTask id="x">${inside('<zeebe:script expression="=1 + 1" resultVariable="two"/>')}</bpmn:scriptTask>`,
    );
    const call = await compileAround(
      `<bpmn:callActivity id="x">${inside('<zeebe:calledElement processId="other" propagateAllChildVariables="false"/>')}<bpmn:multiInstanceLoopCharacteristics>${inside('<zeebe:loopCharacteristics inputCollection="=cards" inputElement="card" outputCollection="results" outputElement="=result"/>')}</bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>`,
    );
    const receive = await compileAround(
      '<bpmn:receiveTask id="x" messageRef="m"/>',
      `<bpmn:message id="m" name="paid">${inside('<zeebe:subscription correlationKey="=orderId"/>')}</bpmn:message>`,
    );

    // then
    expect([decision, script, call, receive].flatMap(({ problems }) => problems)).toEqual([]);
    expect(decision.nodes['x']?.decision).toEqual({ name: 'fee', resultVariable: 'fee' });
    expect(script.nodes['x']?.script).toEqual({ expression: '1 + 1', resultVariable: 'two' });
    expect(call.nodes['x']).toMatchObject({ called: { process: 'other' }, outputs: [] });
    expect(call.nodes['x']?.repetition).toMatchObject({
      collection: 'cards',
      item: 'card',
      outputCollection: 'results',
      outputItem: 'result',
    });
    expect(receive.nodes['x']?.trigger).toEqual({ kind: 'message', name: 'paid', correlation: 'orderId' });
  });

  it.each([
    ['a work type that is computed', '<zeebe:taskDefinition type="=kind"/>'],
    ['a listener', '<zeebe:executionListeners><zeebe:executionListener type="l"/></zeebe:executionListeners>'],
    ['a mapping into a part', '<zeebe:ioMapping><zeebe:output source="=1" target="a.b"/></zeebe:ioMapping>'],
  ])('is refused for %s', async (_what, values) => {
    // when
    const { problems } = await compileAround(
      `<bpmn:serviceTask id="x" name="Zrób">${inside(values)}</bpmn:serviceTask>`,
    );

    // then
    expect(problems).toContainEqual(
      expect.objectContaining({ element: 'x', name: 'Zrób', code: 'NOT_IMPORTED', severity: 'error' }),
    );
  });
});

describe('a diagram drawn for Camunda 7', () => {
  it('keeps a user task whatever prefix the file uses', async () => {
    // when
    const { nodes, problems } = await compileAround(
      '<bpmn:userTask id="x" c7:assignee="${clerk}" c7:candidateGroups="card-office" c7:dueDate="${dateOf}" c7:formKey="review" c7:asyncBefore="true"/>',
    );

    // then
    expect(problems).toEqual([]);
    expect(nodes['x']?.userTask).toMatchObject({
      assignee: 'clerk',
      candidateGroup: 'card-office',
      due: 'dateOf',
      form: 'review',
    });
  });

  it('gives external tasks and beans to the activity of that name', async () => {
    // when
    const external = await compileAround(
      `<bpmn:serviceTask id="x" c7:type="external" c7:topic="notify">${inside('<c7:failedJobRetryTimeCycle>R3/PT10M</c7:failedJobRetryTimeCycle><c7:inputOutput><c7:inputParameter name="list"><c7:list><c7:value>a</c7:value><c7:value>${b}</c7:value></c7:list></c7:inputParameter><c7:inputParameter name="map"><c7:map><c7:entry key="k">v</c7:entry></c7:map></c7:inputParameter><c7:outputParameter name="id">${result.id}</c7:outputParameter></c7:inputOutput>')}</bpmn:serviceTask>`,
    );
    const bean = await compileAround('<bpmn:serviceTask id="x" c7:delegateExpression="${enterInRegister}"/>');

    // then
    expect([...external.problems, ...bean.problems]).toEqual([]);
    expect(external.nodes['x']).toMatchObject({
      activity: 'notify',
      retry: { attempts: 3, firstDelay: 600, backoff: 1 },
      inputs: [
        { source: '["a", b]', target: 'list' },
        { source: '{"k": "v"}', target: 'map' },
      ],
      outputs: [{ source: 'result.id', target: 'id' }],
    });
    expect(bean.nodes['x']?.activity).toBe('enterInRegister');
  });

  it('turns conditions, timers, loops and error variables into ours', async () => {
    // when
    const { nodes, flows, problems } = await compileAround(
      `<bpmn:exclusiveGateway id="x" default="no"/>
       <bpmn:sequenceFlow id="yes" sourceRef="x" targetRef="u"><bpmn:conditionExpression>\${total > 5}</bpmn:conditionExpression></bpmn:sequenceFlow>
       <bpmn:sequenceFlow id="no" sourceRef="x" targetRef="u"/>
       <bpmn:serviceTask id="u" c7:type="external" c7:topic="t"><bpmn:multiInstanceLoopCharacteristics c7:collection="people" c7:elementVariable="person"><bpmn:completionCondition>\${nrOfCompletedInstances == nrOfInstances}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
       <bpmn:boundaryEvent id="late" attachedToRef="u"><bpmn:timerEventDefinition><bpmn:timeDuration>\${pause}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
       <bpmn:boundaryEvent id="wrong" attachedToRef="u"><bpmn:errorEventDefinition c7:errorCodeVariable="code"/></bpmn:boundaryEvent>
       <bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f1" sourceRef="late" targetRef="e"/><bpmn:sequenceFlow id="f2" sourceRef="wrong" targetRef="e"/>`,
    );

    // then
    expect(problems).toEqual([]);
    expect(flows['yes']?.condition).toBe('total > 5');
    expect(nodes['u']?.repetition).toMatchObject({
      collection: 'people',
      item: 'person',
      completionCondition: 'numberOfCompletedInstances = numberOfInstances',
    });
    expect(nodes['late']?.trigger).toMatchObject({ expression: 'pause' });
    expect(nodes['wrong']?.outputs).toEqual([{ source: 'errorCode', target: 'code' }]);
  });

  it('passes to a called process what the diagram says and nothing else', async () => {
    // when
    const chosen = await compileAround(
      `<bpmn:callActivity id="x" calledElement="other">${inside('<c7:in source="a" target="b"/><c7:in businessKey="#{key}"/>')}</bpmn:callActivity>`,
    );
    const all = await compileAround(
      `<bpmn:callActivity id="x" calledElement="other">${inside('<c7:in variables="all"/><c7:out variables="all"/>')}</bpmn:callActivity>`,
    );

    // then
    expect(all.problems).toEqual([]);
    expect(chosen.problems).toEqual([expect.objectContaining({ code: 'LEFT_OUT' })]);
    expect(chosen.nodes['x']).toMatchObject({ inputs: [{ source: 'a', target: 'b' }], outputs: [] });
    expect(all.nodes['x']).not.toHaveProperty('inputs');
  });

  it.each([
    ['Java', '<bpmn:serviceTask id="x" c7:class="org.example.Work"/>'],
    ['a method', '<bpmn:serviceTask id="x" c7:expression="${bean.call()}"/>'],
    [
      'another script language',
      '<bpmn:scriptTask id="x" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
    ],
    ['a listener', `<bpmn:task id="x">${inside('<c7:executionListener class="L" event="start"/>')}</bpmn:task>`],
    ['several groups', '<bpmn:userTask id="x" c7:candidateGroups="a,b"/>'],
    ['an expression that FEEL cannot say', '<bpmn:userTask id="x" c7:assignee="${people.first()}"/>'],
  ])('is refused for %s', async (_what, element) => {
    // when
    const { problems } = await compileAround(element);

    // then
    expect(problems).toContainEqual(expect.objectContaining({ element: 'x', code: 'NOT_IMPORTED', severity: 'error' }));
  });

  it('says what it leaves out', async () => {
    // when
    const { problems } = await compileAround('<bpmn:userTask id="x" c7:candidateGroups="a" c7:priority="5"/>');

    // then
    expect(problems).toEqual([expect.objectContaining({ element: 'x', code: 'LEFT_OUT', severity: 'warning' })]);
  });
});

it('takes our own attribute where both stand', async () => {
  // when
  const { nodes } = await compileAround(
    `<bpmn:serviceTask id="x" xmlns:km="urn:karta-mieszkanca:bpmn:1" km:activity="ours">${inside('<zeebe:taskDefinition type="theirs"/>')}</bpmn:serviceTask>`,
  );

  // then
  expect(nodes['x']?.activity).toBe('ours');
});
