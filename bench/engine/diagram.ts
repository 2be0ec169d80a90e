/** The same process in both engines' expression languages: two decisions by people, a choice, two steps side by side. */
export function measuredDiagram(condition: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="measured-file" targetNamespace="urn:karta-mieszkanca:bench">
  <process id="measured" isExecutable="true">
    <startEvent id="begun" /><sequenceFlow id="f1" sourceRef="begun" targetRef="verify" />
    <userTask id="verify" name="Zweryfikuj" /><sequenceFlow id="f2" sourceRef="verify" targetRef="approved" />
    <exclusiveGateway id="approved" default="no" />
    <sequenceFlow id="yes" sourceRef="approved" targetRef="fork"><conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" sourceRef="approved" targetRef="refused" /><endEvent id="refused" />
    <parallelGateway id="fork" /><sequenceFlow id="f3" sourceRef="fork" targetRef="print" /><sequenceFlow id="f4" sourceRef="fork" targetRef="tell" />
    <task id="print" name="Drukuj" /><task id="tell" name="Powiadom" />
    <sequenceFlow id="f5" sourceRef="print" targetRef="join" /><sequenceFlow id="f6" sourceRef="tell" targetRef="join" />
    <parallelGateway id="join" /><sequenceFlow id="f7" sourceRef="join" targetRef="confirm" />
    <userTask id="confirm" name="Potwierdź" /><sequenceFlow id="f8" sourceRef="confirm" targetRef="ended" />
    <endEvent id="ended" />
  </process>
</definitions>`;
}
