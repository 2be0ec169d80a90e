/** A process of four steps: it waits for `go`, asks a decision, and waits for `enough`. */
export function askingProcess(key: string, decision: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:karta-mieszkanca:tests">
  <message id="go-message" name="go" />
  <message id="enough-message" name="enough" />
  <process id="${key}" name="Próba ${key}" isExecutable="true">
    <startEvent id="begun" name="Początek" />
    <receiveTask id="wait" name="Czekaj" messageRef="go-message" />
    <businessRuleTask id="decide" name="Ustal opłatę" km:decision="${decision}" km:resultVariable="fee" />
    <receiveTask id="linger" name="Czekaj dalej" messageRef="enough-message" />
    <endEvent id="ended" name="Koniec" />
    <sequenceFlow id="to-wait" sourceRef="begun" targetRef="wait" />
    <sequenceFlow id="to-decide" sourceRef="wait" targetRef="decide" />
    <sequenceFlow id="to-linger" sourceRef="decide" targetRef="linger" />
    <sequenceFlow id="to-ended" sourceRef="linger" targetRef="ended" />
  </process>
</definitions>`;
}

/** A file with one decision, whose result is this FEEL text. */
export function decisionFile(key: string, result: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="file-${key}" name="Plik ${key}" namespace="urn:tests:${key}">
  <decision id="${key}" name="Decyzja ${key}">
    <variable name="Decyzja ${key}" typeRef="Any" />
    <literalExpression><text>${result}</text></literalExpression>
  </decision>
</definitions>`;
}

/** A process that calls another. */
export function callingProcess(key: string, called: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:karta-mieszkanca:tests">
  <process id="${key}" name="Próba ${key}" isExecutable="true">
    <startEvent id="begun" name="Początek" />
    <callActivity id="call" name="Wywołaj" calledElement="${called}" />
    <endEvent id="ended" name="Koniec" />
    <sequenceFlow id="to-call" sourceRef="begun" targetRef="call" />
    <sequenceFlow id="to-ended" sourceRef="call" targetRef="ended" />
  </process>
</definitions>`;
}

/** A process that waits for `go`, at most 30 days, and then for `enough`. */
export function timedProcess(key: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:karta-mieszkanca:tests">
  <message id="go-message" name="go" />
  <message id="enough-message" name="enough" />
  <process id="${key}" name="Próba ${key}" isExecutable="true">
    <startEvent id="begun" name="Początek" />
    <receiveTask id="wait" name="Czekaj" messageRef="go-message" />
    <boundaryEvent id="late" name="Za późno" attachedToRef="wait">
      <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <receiveTask id="linger" name="Czekaj dalej" messageRef="enough-message" />
    <endEvent id="ended" name="Koniec" />
    <sequenceFlow id="to-wait" sourceRef="begun" targetRef="wait" />
    <sequenceFlow id="to-linger" sourceRef="wait" targetRef="linger" />
    <sequenceFlow id="late-to-linger" sourceRef="late" targetRef="linger" />
    <sequenceFlow id="to-ended" sourceRef="linger" targetRef="ended" />
  </process>
</definitions>`;
}

/** A process whose first step fails in every case, as the application that it is about is not there; then somebody checks. */
export function failingProcess(key: string): string {
  const shape = (id: string, [x, y, width, height]: readonly number[]): string =>
    `<di:BPMNShape bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></di:BPMNShape>`;
  const edge = (id: string, from: number, to: number): string =>
    `<di:BPMNEdge bpmnElement="${id}"><dd:waypoint x="${from}" y="120" /><dd:waypoint x="${to}" y="120" /></di:BPMNEdge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:karta-mieszkanca:tests">
  <process id="${key}" name="Próba ${key}" isExecutable="true">
    <startEvent id="begun" name="Początek" />
    <sendTask id="tell" name="Powiadom o przyjęciu" km:activity="notify">
      <extensionElements><km:input source="=&quot;application-received&quot;" target="template" /></extensionElements>
    </sendTask>
    <userTask id="check" name="Sprawdź wniosek" km:candidateGroup="card-office" km:form="check-${key}" km:outcomes="approve reject" />
    <endEvent id="ended" name="Koniec" />
    <sequenceFlow id="to-tell" sourceRef="begun" targetRef="tell" />
    <sequenceFlow id="to-check" sourceRef="tell" targetRef="check" />
    <sequenceFlow id="to-ended" sourceRef="check" targetRef="ended" />
  </process>
  <di:BPMNDiagram id="${key}-di"><di:BPMNPlane id="${key}-plane" bpmnElement="${key}">
    ${shape('begun', [60, 102, 36, 36])}${shape('tell', [150, 80, 120, 80])}${shape('check', [330, 80, 120, 80])}${shape('ended', [520, 102, 36, 36])}
    ${edge('to-tell', 96, 150)}${edge('to-check', 270, 330)}${edge('to-ended', 450, 520)}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;
}

/** A process of one task for a group; `answers` is what stands in its extension elements. */
export function askingGroup(key: string, group: string, answers: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:karta-mieszkanca:tests">
  <process id="${key}" name="Próba ${key}" isExecutable="true">
    <startEvent id="begun" name="Początek" />
    <userTask id="ask" name="Zdecyduj o aktach ${key}" km:candidateGroup="${group}">
      <extensionElements>${answers}</extensionElements>
    </userTask>
    <endEvent id="ended" name="Koniec" />
    <sequenceFlow id="to-ask" sourceRef="begun" targetRef="ask" />
    <sequenceFlow id="to-ended" sourceRef="ask" targetRef="ended" />
  </process>
</definitions>`;
}
