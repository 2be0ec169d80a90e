import { readdirSync, readFileSync } from 'node:fs';
import { decideRule, packDecisions, readDecisions, type StoredDecisions } from '@karta/bpmn/dmn';
import type { EngineHooks } from '@karta/bpmn/engine';
import { callsOf, questionsOf } from '@karta/bpmn/graph';
import { pinDecisions, pinProcess, type PinnedProcess, type ProcessInput } from '../src/index.ts';

const processes = new URL('../processes/', import.meta.url);
const decisions = new URL('../decisions/', import.meta.url);

/** What a shipped diagram calls and asks, pinned as the relay does it; nothing for what the release does not have. */
export async function shippedParts(process: PinnedProcess): Promise<Pick<ProcessInput, 'called' | 'decisions'>> {
  const called: Record<string, PinnedProcess> = {};
  const pending = callsOf(process.graph);
  for (let call = pending.pop(); call; call = pending.pop()) {
    const file = `${call.process}.bpmn`;
    if (called[call.process] || !readdirSync(processes).includes(file)) continue;
    const { process: pinned } = await pinProcess(readFileSync(new URL(file, processes), 'utf8'), 1);
    called[call.process] = pinned;
    pending.push(...callsOf(pinned.graph));
  }
  const asked = [process, ...Object.values(called)].flatMap(({ graph }) => questionsOf(graph));
  const wanted = asked.map(({ decision }) => decision).filter((key) => readdirSync(decisions).includes(`${key}.dmn`));
  return {
    ...(Object.keys(called).length > 0 && { called }),
    ...(wanted.length > 0 && { decisions: pinDecisions([...new Set(wanted)], shippedDecisions()) }),
  };
}

/** Decides by the tables of the release, for runs in memory. */
export const decideShipped: NonNullable<EngineHooks['decide']> = (name, variables, clock) => {
  const files = readdirSync(decisions).map((file) => readDecisions(readFileSync(new URL(file, decisions), 'utf8')));
  return decideRule(files, name, variables, clock);
};

function shippedDecisions(): { decisionKey: string; version: number; digest: string; model: StoredDecisions }[] {
  return readdirSync(decisions).map((name) => {
    const file = readDecisions(readFileSync(new URL(name, decisions), 'utf8'));
    return { decisionKey: file.key, version: 1, digest: 'shipped', model: packDecisions(file) };
  });
}
