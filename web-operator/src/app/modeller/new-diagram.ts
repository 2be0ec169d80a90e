import { withWays } from './with-ways.ts';

/** Stands for a diagram that has no process yet. */
export const NEW_DIAGRAM = '-new';

/** A process with a beginning and an end, for a clerk to put something between. */
export const NEW_DIAGRAM_FILE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:km="urn:karta-mieszkanca:bpmn:1" id="new-file" targetNamespace="urn:karta-mieszkanca:processes">
  <bpmn:process id="nowy-proces" name="Nowy proces" isExecutable="true">
    <bpmn:startEvent id="begin" name="Początek"><bpmn:outgoing>flow-end</bpmn:outgoing></bpmn:startEvent>
    <bpmn:endEvent id="end" name="Koniec"><bpmn:incoming>flow-end</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="flow-end" sourceRef="begin" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="nowy-proces">
    <bpmndi:BPMNShape id="begin-shape" bpmnElement="begin"><dc:Bounds x="160" y="160" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="end-shape" bpmnElement="end"><dc:Bounds x="420" y="160" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="flow-end-edge" bpmnElement="flow-end"><di:waypoint x="196" y="178" /><di:waypoint x="420" y="178" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const MOST = 5_000_000;

/**
 * What a file holds, with a picture where it has none.
 * @returns the XML, or why it cannot be taken
 */
export async function readDiagramFile(file: File): Promise<{ xml: string } | { sentence: string }> {
  if (file.size > MOST) return { sentence: 'Plik jest za duży: najwyżej 5 MB.' };
  const { compileProcesses } = await import('@karta/bpmn/compile');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { graphs, problems } = await compileProcesses(bytes);
  const unreadable = problems.find(({ code }) => UNREADABLE.has(code));
  if (unreadable) return { sentence: unreadable.sentence };
  if (graphs.length === 0) return { sentence: 'W pliku nie ma procesu do wykonania.' };
  if (graphs.length > 1) return { sentence: 'W pliku może być tylko jeden proces do wykonania.' };
  const xml = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (/BPMNShape/.test(xml)) return { xml };
  try {
    const { layoutProcess } = await import('bpmn-auto-layout');
    return { xml: await layoutProcess(withWays(xml)) };
  } catch {
    return {
      sentence: 'Plik nie ma rysunku, a tego diagramu nie da się rozłożyć samemu. Zapisz go w edytorze z rysunkiem.',
    };
  }
}

const UNREADABLE = new Set([
  'NOT_XML',
  'NOT_BPMN',
  'TOO_LARGE',
  'TOO_DEEP',
  'ENTITIES_FORBIDDEN',
  'DUPLICATE_ID',
  'BAD_ID',
]);

const encodingOf = ([one, two]: Uint8Array): string =>
  one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
