import { withWays } from './with-ways.ts';

it('steps that name no arrows are told which come and go, once', () => {
  // given
  const xml =
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/><endEvent id="e"><incoming>f</incoming></endEvent><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>';

  // then
  expect(withWays(xml)).toContain(
    '<startEvent id="s"><outgoing>f</outgoing></startEvent><endEvent id="e"><incoming>f</incoming></endEvent>',
  );
});
