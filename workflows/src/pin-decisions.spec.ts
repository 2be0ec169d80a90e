import { decision, dmn, literal } from '../../bpmn/testing/decided.ts';
import { decisionHooks, filesOf } from './case/case-decisions.ts';
import { packDecisions, readDecisions } from '@karta/bpmn/dmn';
import { DecisionMissing, pinDecisions, type DeployedDecisions } from './pin-decisions.ts';

const CLOCK = { at: '2026-07-01T22:30:00.000Z', zone: 'Europe/Warsaw' };

function deployed(decisionKey: string, xml: string, version = 1): DeployedDecisions {
  return { decisionKey, version, digest: `${decisionKey}-${version}`, model: packDecisions(readDecisions(xml)) };
}

const importing = (inside: string, namespace: string, imported: string): string =>
  dmn(`<import name="r" namespace="${imported}" importType="x" />${inside}`, namespace);

const table = (rules: number): string =>
  `<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output />${'<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>'.repeat(rules)}</decisionTable>`;

describe('the decisions of a case', () => {
  it('are pinned with the files that they import, and with nothing else', () => {
    // given
    const rates = deployed('rates', dmn(decision('rate', literal('7')), 'rates'), 3);
    const fees = deployed(
      'fees',
      importing(decision('fee', literal('r.rate * 2'), ['Decision rates#rate']), 'f', 'rates'),
    );
    const other = deployed('other', dmn(decision('else', literal('1')), 'other'));

    // when
    const pinned = pinDecisions(['fee'], [other, rates, fees]);

    // then
    expect(pinned.uses).toEqual({ fee: ['fees', 'rates'] });
    expect(filesOf(pinned, 'fee').map(({ digest }) => digest)).toEqual(['fees-1', 'rates-3']);
    expect(decisionHooks(JSON.parse(JSON.stringify(pinned))).decide?.('fee', {}, CLOCK)).toBe(14);
  });

  it('are missed by name', () => {
    expect(() => pinDecisions(['fee'], [])).toThrow(new DecisionMissing('fee'));
  });

  it('are evaluated outside when their tables are large', () => {
    // given
    const small = deployed('small', dmn(decision('small', table(200)), 's'));
    const large = deployed('large', dmn(decision('large', table(201)), 'l'));

    // when
    const pinned = pinDecisions(['small', 'large'], [small, large]);

    // then
    expect(decisionHooks(pinned).decidesOutside?.('small')).toBe(false);
    expect(decisionHooks(pinned).decidesOutside?.('large')).toBe(true);
    expect(pinned.files['large']).toEqual({ decisionKey: 'large', version: 1, digest: 'large-1' });
  });
});
