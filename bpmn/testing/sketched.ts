import { compileProcesses } from '../src/compile/index.ts';
import { simulate, type SimulationOptions } from '../src/simulation/simulate.ts';
import { asSimulated, type Simulated } from './simulated.ts';

/** Flows between elements in short: `S>A>E; A>B` (ids `S_A`, `A_E`, `A_B`); a condition follows its target: `G>A[x = 1]`. */
export function flows(short: string): string {
  return short
    .split(';')
    .flatMap((chain) => {
      const steps = chain.split(/>(?![^[]*\])/).map((step) => /^\s*(\w+)(?:\[(.*)\])?\s*$/.exec(step) ?? ['', '', '']);
      return steps.slice(1).map(([, target = '', condition], index) => {
        const source = steps[index]?.[1] ?? '';
        const text = condition?.replaceAll('<', '&lt;');
        const inner = text ? `<conditionExpression>${text}</conditionExpression>` : '';
        return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
      });
    })
    .join('');
}

/** Script tasks that note their id in the variable `log`. */
export function notes(...ids: readonly string[]): string {
  return ids
    .map((id) => `<scriptTask id="${id}" km:resultVariable="log"><script>append(log, "${id}")</script></scriptTask>`)
    .join('');
}

/** A file with one process, or with the processes in `inner`; signals, messages, errors and escalations are called as their ids. */
export function sketch(inner: string): string {
  const roots = [...inner.matchAll(/(signal|message|error|escalation)Ref="(\w+)"/g)].map(([, kind = '', id = '']) => {
    const code = kind === 'error' || kind === 'escalation' ? ` ${kind}Code="${id}"` : '';
    return `<${kind} id="${id}" name="${id}"${code}/>`;
  });
  const body = inner.includes('<process ') ? inner : `<process id="sketch" isExecutable="true">${inner}</process>`;
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="urn:test">${[...new Set(roots)].join('')}${body}</definitions>`;
}

/** Runs a sketch with an empty `log`. @throws Error when lint refuses it */
export async function sketched(inner: string, options: SimulationOptions = {}): Promise<Simulated> {
  const { graphs, problems } = await compileProcesses(sketch(inner));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ element, sentence }) => `${element}: ${sentence}`).join('\n'));
  const [main] = graphs;
  if (!main) throw new Error('The sketch has no process');
  return asSimulated(simulate(graphs, main, { ...options, variables: { log: [], ...options.variables } }));
}
