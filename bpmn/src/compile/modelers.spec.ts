import { compileProcesses } from './compile.ts';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DI =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** Files as the common modelers write them: their namespaces, prefixes, identifiers and own extensions. */
const EXPORTS = {
  'Camunda Modeler': `<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="${BPMN}" ${DI} xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.40.0" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
    <bpmn:process id="Process_1" name="Sprawa" isExecutable="true"><bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent><bpmn:userTask id="Activity_1" name="Zdecyduj"><bpmn:extensionElements><zeebe:userTask xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"/></bpmn:extensionElements><bpmn:incoming>Flow_1</bpmn:incoming></bpmn:userTask><bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Activity_1"/></bpmn:process>
    <bpmndi:BPMNDiagram id="BPMNDiagram_1"><bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="Process_1"><bpmndi:BPMNShape id="a_di" bpmnElement="Activity_1"><omgdc:Bounds x="1" y="1" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
  Signavio: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <definitions xmlns="${BPMN}" ${DI} xmlns:signavio="http://www.signavio.com" exporter="Signavio Process Editor, http://www.signavio.com" exporterVersion="17.5.0" expressionLanguage="http://www.w3.org/1999/XPath" id="sid-1" targetNamespace="http://www.signavio.com" typeLanguage="http://www.w3.org/2001/XMLSchema" xsi:schemaLocation="${BPMN} http://www.omg.org/spec/BPMN/2.0/20100501/BPMN20.xsd">
    <collaboration id="sid-c"><extensionElements/><participant id="sid-p1" name="Urząd" processRef="sid-proc"><extensionElements/></participant><participant id="sid-p2" name="Mieszkaniec" processRef="sid-other"/></collaboration>
    <process id="sid-proc" isClosed="false" isExecutable="false" name="Urząd" processType="None"><laneSet id="sid-ls"><lane id="sid-l" name="Biuro"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue=""/></extensionElements><flowNodeRef>sid-t</flowNodeRef></lane></laneSet><startEvent id="sid-s" name=""><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff"/></extensionElements><outgoing>sid-f</outgoing></startEvent><userTask completionQuantity="1" id="sid-t" implementation="##unspecified" isForCompensation="false" name="Zdecyduj" startQuantity="1"><incoming>sid-f</incoming></userTask><sequenceFlow id="sid-f" isImmediate="true" name="" sourceRef="sid-s" targetRef="sid-t"/></process>
    <process id="sid-other" isClosed="false" isExecutable="false" name="Mieszkaniec" processType="None"/></definitions>`,
  ADONIS: `<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="${BPMN}" ${DI} xmlns:adonis="http://www.boc-group.com/adonis" id="_D1" name="Model" targetNamespace="http://www.boc-group.com" exporter="ADONIS" exporterVersion="16.0">
    <bpmn:process id="_P1" name="Sprawa" processType="None" isClosed="false" isExecutable="false"><bpmn:extensionElements><adonis:attribute name="Owner">Biuro</adonis:attribute></bpmn:extensionElements><bpmn:startEvent id="_S1"/><bpmn:userTask id="_T1" name="Zdecyduj" implementation="##unspecified"/><bpmn:sequenceFlow id="_F1" sourceRef="_S1" targetRef="_T1"/><bpmn:textAnnotation id="_N1"><bpmn:text>Uwaga</bpmn:text></bpmn:textAnnotation><bpmn:association id="_A1" sourceRef="_T1" targetRef="_N1"/></bpmn:process></bpmn:definitions>`,
  Bizagi: `<?xml version="1.0" encoding="utf-8"?>
    <definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" id="_2026112112" targetNamespace="http://www.bizagi.com/definitions/_2026112112" xmlns="${BPMN}">
    <process id="Id_1" name="Główny"><documentation/></process>
    <process id="Id_2" name="Sprawa"><documentation/><extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20"><bizagi:BizagiProperties><bizagi:BizagiProperty name="bgColor" value="White"/></bizagi:BizagiProperties></bizagi:BizagiExtensions></extensionElements><startEvent id="Id_3" name=""><outgoing>Id_5</outgoing></startEvent><userTask id="Id_4" name="Zdecyduj"><incoming>Id_5</incoming></userTask><sequenceFlow id="Id_5" sourceRef="Id_3" targetRef="Id_4"><extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20"/></extensionElements></sequenceFlow></process></definitions>`,
  'Enterprise Architect': `<?xml version="1.0" encoding="windows-1250"?>
    <bpmn:definitions xmlns:bpmn="${BPMN}" ${DI} id="EAID_1" name="Model" exporter="Enterprise Architect" exporterVersion="17.0.1704" targetNamespace="http://sparxsystems.com/bpmn">
    <bpmn:process id="EAID_2" name="Sprawa" processType="None"><bpmn:startEvent id="EAID_3" name="Początek"/><bpmn:userTask id="EAID_4" name="Zdecyduj" startQuantity="1" completionQuantity="1"/><bpmn:sequenceFlow id="EAID_5" sourceRef="EAID_3" targetRef="EAID_4"/></bpmn:process></bpmn:definitions>`,
  'bpmn.io': `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="${BPMN}" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" exporter="bpmn-js (https://demo.bpmn.io)" exporterVersion="18.6.1"><process id="Process_1" isExecutable="false"><startEvent id="Event_1"><outgoing>Flow_1</outgoing></startEvent><userTask id="Activity_1" name="Zdecyduj"><incoming>Flow_1</incoming></userTask><sequenceFlow id="Flow_1" sourceRef="Event_1" targetRef="Activity_1"/></process></definitions>`,
};

it.each(Object.keys(EXPORTS) as (keyof typeof EXPORTS)[])('reads what %s exports', async (modeler) => {
  // when
  const { graphs, problems } = await compileProcesses(EXPORTS[modeler]);

  // then
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(graphs.map(({ nodes }) => Object.values(nodes).map(({ kind, name }) => `${kind} ${name}`))).toEqual([
    [expect.stringContaining('start-event'), 'user-task Zdecyduj'],
  ]);
});

it('reads a file whose event definitions have ids with spaces, as long as nothing refers to them', async () => {
  // when
  const { graphs, problems } = await compileProcesses(
    `<definitions xmlns="${BPMN}" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><intermediateCatchEvent id="w"><timerEventDefinition id="eventdef-7 days"><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f" sourceRef="s" targetRef="w"/></process></definitions>`,
  );

  // then
  expect(problems).toEqual([]);
  expect(graphs[0]?.nodes['w']?.trigger).toMatchObject({ kind: 'timer', expression: expect.stringContaining('P7D') });
});

/** `Zażółć` in the single-byte alphabet of Central European Windows. */
const WINDOWS_1250 = [0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6];
const UTF_16 = (order: 'le' | 'be', xml: string): Uint8Array => {
  const bytes = Buffer.from(xml, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const named = (encoding: string, name: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><definitions xmlns="${BPMN}" targetNamespace="t"><process id="p" isExecutable="true"><task id="t" name="${name}"/></process></definitions>`;

it.each<[string, Uint8Array]>([
  [
    'windows-1250',
    Buffer.from(named('windows-1250', '§').replace('§', Buffer.from(WINDOWS_1250).toString('latin1')), 'latin1'),
  ],
  ['UTF-16 without a mark, little end first', UTF_16('le', named('UTF-16', 'Zażółć'))],
  ['UTF-16 without a mark, big end first', UTF_16('be', named('UTF-16', 'Zażółć'))],
  ['UTF-8 that says UTF-16', Buffer.from(named('UTF-16', 'Zażółć'))],
])('reads Polish letters in %s', async (_encoding, bytes) => {
  // when
  const { graphs } = await compileProcesses(bytes);

  // then
  expect(graphs[0]?.nodes['t']?.name).toBe('Zażółć');
});

it('takes no offence at broken pictures, data, message flows and foreign elements in odd places', async () => {
  // given
  const source = `<definitions xmlns="${BPMN}" ${DI} targetNamespace="t"><collaboration id="c"><participant id="pa" processRef="gone"/><messageFlow id="mf" sourceRef="gone" targetRef="t"/></collaboration>
    <process id="p" isExecutable="true"><laneSet id="l"><lane id="la"><flowNodeRef>gone</flowNodeRef></lane></laneSet><task id="t"><incoming>gone</incoming><ioSpecification><documentation>x</documentation><inputSet/><outputSet/></ioSpecification></task>
    <startEvent id="s"><timerEventDefinition><timeDuration language="http://www.w3.org/1999/XPath">PT5M</timeDuration></timerEventDefinition></startEvent><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process>
    <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="dp" bpmnElement="gone"><x:box xmlns:x="urn:x"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;

  // when
  const { problems } = await compileProcesses(source);

  // then
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('names a reference that decides what happens', async () => {
  // given
  const source = `<definitions xmlns="${BPMN}" targetNamespace="t"><process id="p" isExecutable="true"><task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="gone"/></process></definitions>`;

  // then
  expect((await compileProcesses(source)).problems).toContainEqual(
    expect.objectContaining({ element: 'f', code: 'BROKEN_REFERENCE' }),
  );
});
