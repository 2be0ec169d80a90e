import type { Variables } from '../feel/index.ts';
import { decided, decision, dmn, input, literal } from '../../testing/decided.ts';
import { readDecisions, UnknownDecision, UnreadableDecisions } from './index.ts';

describe('a decision', () => {
  it('is found by its name or id and evaluates what it requires', () => {
    // given
    const file = dmn(
      `${input('i', 'Full  Name')}${decision('greeting', literal('"Hello " + Full Name'), ['Input #i'])}
       ${decision('shout', literal('upper case(greeting)'), ['Decision #greeting'])}`,
    );

    // then
    expect(decided(file, 'shout', { 'Full Name': 'Ann' })).toEqual({ result: 'HELLO ANN', problems: [] });
    expect(() => decided(file, 'i')).toThrow(UnknownDecision);
  });

  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('may stand in a file of %s', (version) => {
    expect(decided(dmn(decision('d', literal('1')), 'n', version), 'd').result).toBe(1);
  });

  it('takes dates from ISO texts and gives them back as such, by the clock that it is given', () => {
    const file = dmn(
      `${input('b', 'born', 'date')}${decision('d', literal('born + duration("P18Y")'), ['Input #b'])}${decision('t', literal('today()'))}`,
    );
    expect(decided(file, 'd', { born: '2008-02-29' }).result).toBe('2026-02-28');
    expect(decided(file, 't').result).toBe('2026-07-02');
  });

  it('does not take a value that its item definition forbids', () => {
    const type =
      '<itemDefinition name="kind"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>';
    const file = dmn(`${type}${input('k', 'k', 'kind')}${decision('d', literal('k'), ['Input #k'])}`);
    expect(decided(file, 'd', { k: 'a' })).toEqual({ result: 'a', problems: [] });
    expect(decided(file, 'd', { k: 'c' })).toMatchObject({ result: null, problems: [{ element: 'k' }] });
  });

  it('calls knowledge models, which may call each other and themselves', () => {
    const model = (name: string, body: string, needs = ''): string =>
      `<businessKnowledgeModel id="${name}" name="${name}">${needs}<encapsulatedLogic><formalParameter name="n" typeRef="number" />${literal(body)}</encapsulatedLogic></businessKnowledgeModel>`;
    const needs = '<knowledgeRequirement><requiredKnowledge href="#fact" /></knowledgeRequirement>';
    const file = dmn(
      `${model('fact', 'if n < 2 then 1 else n * fact(n - 1)')}${model('double fact', '2 * fact(n)', needs)}
       ${decision('d', literal('double fact(4)'), ['Knowledge #double'])}`.replace('id="double fact"', 'id="double"'),
    );
    expect(decided(file, 'd')).toEqual({ result: 48, problems: [] });
  });

  it('uses what another file offers, under the name of the import', () => {
    // given
    const other = dmn(`${decision('base', literal('10'))}`, 'other');
    const file = dmn(
      `<import name="o" namespace="other" importType="dmn" />${decision('d', literal('o.base + 1'), ['Decision other#base'])}`,
    );

    // then
    expect(decided([file, other], 'd')).toEqual({ result: 11, problems: [] });
    expect(() => decided(file, 'd')).toThrow('other#base');
  });

  it.each<Variables>([{ age: 20 }, { o: { age: 20 } }])('takes the input of another file from %j', (variables) => {
    // given
    const other = dmn(input('a', 'age', 'number'), 'other');
    const file = dmn(
      `<import name="o" namespace="other" importType="dmn" />${decision('d', literal('o.age + 1'), ['Input other#a'])}`,
    );

    // then
    expect(decided([file, other], 'd', variables)).toEqual({ result: 21, problems: [] });
  });

  it('is refused when it requires itself', () => {
    const file = dmn(`${decision('a', literal('b'), ['Decision #b'])}${decision('b', literal('a'), ['Decision #a'])}`);
    expect(() => decided(file, 'a')).toThrow('requires itself');
  });
});

describe('a decision service', () => {
  const file = dmn(
    `${input('i', 'i', 'number')}${decision('inner', literal('i + 1'), ['Input #i'])}
     ${decision('out', literal('inner * 10'), ['Decision #inner'])}${decision('more', literal('inner'), ['Decision #inner'])}
     <decisionService id="whole" name="whole"><outputDecision href="#out" /><inputData href="#i" /></decisionService>
     <decisionService id="part" name="part"><outputDecision href="#out" /><outputDecision href="#more" /><inputDecision href="#inner" /></decisionService>
     ${decision('caller', literal('whole(4)'), ['Knowledge #whole'])}`,
  );

  it('gives its output, or a context of its outputs', () => {
    expect(decided(file, 'whole', { i: 1 })).toEqual({ result: 20, problems: [] });
    expect(decided(file, 'part', { inner: 7 })).toEqual({ result: { out: 70, more: 7 }, problems: [] });
  });

  it('needs no logic of its input decisions', () => {
    // given
    const service =
      '<decisionService id="s" name="s"><outputDecision href="#out" /><inputDecision href="#given" /></decisionService>';
    const bare = dmn(
      `${service}${decision('out', literal('"said: " + given'), ['Decision #given'])}${decision('given', '')}`,
    );

    // then
    expect(decided(bare, 's', { given: 'good' })).toEqual({ result: 'said: good', problems: [] });
    expect(() => decided(bare, 'out')).toThrow('given: a missing expression');
    expect(() => decided(bare, 'given')).toThrow('given: a missing expression');
  });

  it('gives null with a problem when its output is not of the type that its function type names', () => {
    const typed = (output: string): string =>
      dmn(`<itemDefinition name="tService"><functionItem outputTypeRef="string" /></itemDefinition>
        <decisionService id="s" name="s"><variable name="s" typeRef="tService" /><outputDecision href="#out" /></decisionService>
        ${decision('out', literal(output))}`);
    expect(decided(typed('1000'), 's')).toMatchObject({ result: null, problems: [{ element: 's' }] });
    expect(decided(typed('"a"'), 's')).toEqual({ result: 'a', problems: [] });
  });

  it('is called like a function', () => {
    expect(decided(file, 'caller')).toEqual({ result: 50, problems: [] });
  });
});

describe('a file', () => {
  it.each([
    ['no XML', 'decision'],
    ['another XML', '<a/>'],
    ['broken XML', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision></definitions>'],
    ['an entity', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ])('is refused when it is %s', (_, xml) => {
    expect(() => readDecisions(xml)).toThrow(UnreadableDecisions);
  });
});
