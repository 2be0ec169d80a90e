import { compileProcesses } from './compile.ts';

const NS = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t"';
const file = (inner: string): string =>
  `<definitions ${NS}><process id="p" isExecutable="true">${inner}</process></definitions>`;

describe('Elements without an id', () => {
  it('get one that is the same each time the file is read', async () => {
    // given two flows between the same elements, and one that bears the name which a flow would get
    const xml = file(
      '<task id="a"/><task id="b"/><task/><task/><sequenceFlow sourceRef="a" targetRef="b"/><sequenceFlow sourceRef="a" targetRef="b"/><sequenceFlow id="a-to-b" sourceRef="a" targetRef="b"/>',
    );

    // when
    const [first, second] = [await compileProcesses(xml), await compileProcesses(xml)];

    // then
    expect(Object.keys(first.graphs[0]?.flows ?? {}).toSorted()).toEqual(['a-to-b', 'a-to-b-1', 'a-to-b-2']);
    expect(Object.keys(first.graphs[0]?.nodes ?? {})).toEqual(['a', 'b', 'task-1', 'task-2']);
    expect(second.graphs).toEqual(first.graphs);
  });

  it('an element may not be called as something that every object has', async () => {
    const { problems } = await compileProcesses(file('<task id="__proto__"/>'));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'BAD_ID' }));
  });
});
