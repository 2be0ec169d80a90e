import { sketch } from '../../testing/sketched.ts';
import { compileProcesses } from './compile.ts';

const told = async (inner: string): Promise<string[]> =>
  (
    await compileProcesses(sketch(`<startEvent id="s"/>${inner}<sequenceFlow id="f" sourceRef="s" targetRef="a"/>`))
  ).problems
    .filter(({ code }) => code === 'UNKNOWN_EXTENSION')
    .map(({ element, sentence }) => `${element} ${sentence}`);

describe('a setting of our namespace that is none', () => {
  it.each([
    ['<userTask id="a" km:dueDate="P7D" km:candidateGroup="x"/>', 'a', 'km:dueDate', 'km:due'],
    ['<userTask id="a" km:outcome="yes" km:candidateGroup="x"/>', 'a', 'km:outcome', 'km:outcomes'],
    [
      '<scriptTask id="a" km:resultVarible="r"><script>1</script></scriptTask>',
      'a',
      'km:resultVarible',
      'km:resultVariable',
    ],
    [
      '<task id="a"><extensionElements><km:inputs source="x" target="y"/></extensionElements></task>',
      'a',
      'km:inputs',
      'km:input',
    ],
  ])('is named with its element and with what was meant: %s', async (inner, element, written, meant) => {
    expect(await told(inner)).toEqual([
      expect.stringMatching(new RegExp(`^${element} .*${written}; czy chodziło o „${meant}”`)),
    ]);
  });

  it('is named under any prefix, each time it stands somewhere', async () => {
    const wrong =
      '<extensionElements><k:outputs xmlns:k="urn:karta-mieszkanca:bpmn:1" source="x"/></extensionElements>';

    expect(await told(`<task id="a">${wrong}</task><task id="b">${wrong}</task>`)).toEqual([
      expect.stringContaining('a Takiego ustawienia tu nie ma: km:outputs; czy chodziło o „km:output”'),
      expect.stringContaining('b Takiego ustawienia tu nie ma: km:outputs; czy chodziło o „km:output”'),
    ]);
  });

  it.each([
    ['<userTask id="a" km:candidateGroup="x"><km:input source="x" target="y"/></userTask>', 'km:input'],
    ['<task id="a"><km:outputs source="x"/></task>', 'km:outputs'],
  ])('is named where it stands outside the extension elements: %s', async (inner, written) => {
    expect(await told(inner)).toEqual([expect.stringContaining(`Takiego ustawienia tu nie ma: ${written}`)]);
  });

  it('is named also where nothing near is known, and deep inside', async () => {
    const repetition = '<multiInstanceLoopCharacteristics km:collection="l" km:elementVariable="e"/>';

    expect(await told(`<task id="a">${repetition}</task>`)).toEqual([
      expect.stringContaining('a Takiego ustawienia tu nie ma: km:elementVariable'),
    ]);
  });

  it('stays the matter of its program in another namespace, and what is right is no problem', async () => {
    expect(
      await told('<userTask id="a" km:due="P7D" km:candidateGroup="x" other:dueDate="x" xmlns:other="urn:other"/>'),
    ).toEqual([]);
    expect(
      await told(
        '<task id="a"><extensionElements><km:input source="x" target="y"/><o:x xmlns:o="urn:o"/></extensionElements></task>',
      ),
    ).toEqual([]);
  });
});
