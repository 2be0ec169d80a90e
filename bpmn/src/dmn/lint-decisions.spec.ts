import { decision, dmn, input, literal } from '../../testing/decided.ts';
import { lintDecisions, packDecisions, readDecisions } from './index.ts';

const codesOf = (xml: string, ...others: string[]): string[] =>
  lintDecisions(
    readDecisions(xml),
    others.map((other) => readDecisions(other)),
  ).map(({ element, code }) => `${element} ${code}`);

describe('a file of decisions before it is deployed', () => {
  it('has nothing wrong with it when every decision can be used', () => {
    expect(codesOf(dmn(input('i', 'x') + decision('double', literal('x * 2'), ['Input #i'])))).toEqual([]);
  });

  it('is refused with the decision that requires what is nowhere', () => {
    expect(codesOf(dmn(decision('double', literal('x * 2'), ['Input #gone'])))).toEqual(['double UNUSABLE_DECISION']);
  });

  it('may require what an imported file has', () => {
    // given
    const rates = dmn(decision('rate', literal('7')), 'rates');
    const fee = dmn(decision('fee', literal('rate * 2'), ['Decision rates#rate']));

    // then
    expect(codesOf(fee, rates)).toEqual([]);
    expect(codesOf(fee)).toEqual(['fee UNUSABLE_DECISION']);
  });

  it('is refused when there is no decision in it', () => {
    expect(codesOf(dmn(input('i', 'x')))).toEqual(['- NO_DECISION']);
  });
});

describe('a text of FEEL in a file before it is deployed', () => {
  const table = (test: string, output = '"yes"'): string =>
    dmn(
      `${input('i', 'answer', 'string')}${decision(
        't',
        `<decisionTable id="dt"><input><inputExpression><text>answer</text></inputExpression></input><output name="o" />
         <rule id="r"><inputEntry id="cell"><text><![CDATA[${test}]]></text></inputEntry>
         <outputEntry id="out"><text><![CDATA[${output}]]></text></outputEntry></rule></decisionTable>`,
        ['Input #i'],
      )}`,
    );
  const messageOf = (xml: string): string | undefined => lintDecisions(readDecisions(xml), [])[0]?.sentence;

  it.each([
    ['quotation marks of a word processor', '„Tak”', 'prostym cudzysłowie'],
    ['other quotation marks', '‘Tak’, “Nie”', 'prostym cudzysłowie'],
    ['a dash for any value', '–', 'łącznik'],
    ['words without quotation marks', 'Tak nie', '"Tak nie"'],
    ['one bare word of several', '"Tak", Nie', '"Nie"'],
    ['a bare word that is turned round', 'not(Tak)', '"Tak"'],
    ['garbage', '>= <= 5 ((', 'nie porównuje'],
    ['a plus before a value', '> +5', 'nie stoi przed'],
  ])('is refused with its cell: %s', (_, test, hint) => {
    expect(codesOf(table(test))).toContain('cell BAD_EXPRESSION');
    expect(messageOf(table(test))).toContain('reguła 1, kolumna answer');
    expect(messageOf(table(test))).toContain(hint);
  });

  it('is refused with the cell of its output', () => {
    expect(codesOf(table('-', 'yes'))).toEqual(['out BAD_EXPRESSION']);
    expect(codesOf(table('-', '"yes'))).toEqual(['out BAD_EXPRESSION']);
  });

  it.each(['-', '"Tak", "Nie"', 'not("a")', '? in ["a", answer]', 'matches(?, "a.*")', 'null', '[1..3], > 5'])(
    'is taken as it should be: %s',
    (test) => {
      expect(codesOf(table(test))).toEqual([]);
    },
  );

  it.each([
    ['an expression', literal('x + ')],
    ['a name that nothing gives', literal('amount + 1')],
    ['a part of a context', `<context><contextEntry><variable name="a" />${literal('b')}</contextEntry></context>`],
    ['a function', `<functionDefinition><formalParameter name="n" />${literal('n + m')}</functionDefinition>`],
    ['an iteration', `<for iteratorVariable="i"><in>${literal('[1]')}</in><return>${literal('j')}</return></for>`],
  ])('is refused wherever it stands: %s', (_, expression) => {
    expect(codesOf(dmn(decision('d', expression)))).toEqual(['d BAD_EXPRESSION']);
  });

  it.each([
    ['names of loops, functions and contexts', literal('{a: 1, b: for i in [a] return (function(n) n + i)(a)}.b')],
    ['what a filter takes from its items', literal('[{size: 1}][size > 0 and item.size < 2]')],
    [
      'entries before',
      `<context><contextEntry><variable name="a b" />${literal('1')}</contextEntry><contextEntry>${literal('a b + 1')}</contextEntry></context>`,
    ],
    [
      'a parameter',
      `<functionDefinition><formalParameter name="full-name" />${literal('full-name')}</functionDefinition>`,
    ],
    [
      'results so far',
      `<for iteratorVariable="i"><in>${literal('[1]')}</in><return>${literal('count(partial) + i')}</return></for>`,
    ],
    ['the clock', literal('today() + duration("P1D")')],
    ['named arguments', literal('substring(string: "a", start position: 1)')],
  ])('knows %s', (_, expression) => {
    expect(codesOf(dmn(decision('d', expression)))).toEqual([]);
  });

  it('knows members of a type, and only warns of what might be one', () => {
    const type =
      '<itemDefinition name="tPerson"><itemComponent name="full-name"><typeRef>string</typeRef></itemComponent></itemDefinition>';
    const read = (typeRef: string): string =>
      dmn(`${type}${input('p', 'person', typeRef)}${decision('d', literal('person.full-name'), ['Input #p'])}`);
    expect(codesOf(read('tPerson'))).toEqual([]);
    expect(codesOf(read('Any'))).toEqual(['d UNKNOWN_NAME']);
  });

  it('is refused in the allowed values of a type', () => {
    const type =
      '<itemDefinition name="kind"><typeRef>string</typeRef><allowedValues><text>a, "b"</text></allowedValues></itemDefinition>';
    expect(codesOf(dmn(`${type}${decision('d', literal('1'))}`))).toEqual(['kind BAD_EXPRESSION']);
  });

  it('leaves the ids of cells out of what a case carries', () => {
    expect(JSON.stringify(packDecisions(readDecisions(table('-'))))).not.toContain('cell');
  });
});
