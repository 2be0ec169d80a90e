import { createHash } from 'node:crypto';
import type { ApprovalDetail } from '@karta/contracts';
import { ProcessDefinition, ProcessElement, ProcessInstance, type Approval, type City } from '@karta/db';
import type { Knex } from 'knex';
import { changesBetween } from './approval-contents.ts';
import { graphOf } from './goes-round.ts';
import type { KeptAct } from './kept-acts.ts';
import { batchOf, manyOf, rulesOf } from './many-cases-contents.ts';

type CaseAct = NonNullable<ApprovalDetail['caseAct']>;
type Difference = CaseAct['differences'][number];
type Asked = Pick<Approval, 'kind' | 'subject' | 'request' | 'askedAt'>;

/** What an act would do to a case, or to all cases of a version, and where they stand. */
export async function caseActOf({ knex }: City, asked: Asked): Promise<CaseAct> {
  if (asked.kind === 'migrate-version') return { ...(await manyOf(knex, asked)), seen: await standOf(knex, asked) };
  if (asked.kind === 'case-batch' || asked.kind === 'incident-batch')
    return { ...(await batchOf(knex, asked)), seen: await standOf(knex, asked) };
  const instance = await ProcessInstance.query(knex).findById(asked.subject);
  const kept = asked.request as unknown as KeptAct;
  const isMigration = asked.kind === 'migrate-case';
  const shown = instance && { ...instance, ...(isMigration && { version: kept.version }) };
  const definition = shown && (await ProcessDefinition.query(knex).findById([shown.processKey, shown.version]));
  const open = await openOf(knex, asked.subject);
  const changes =
    instance && definition && isMigration
      ? changesBetween(
          await graphOf(knex, instance.processKey, instance.version),
          await graphOf(knex, instance.processKey, kept.version),
        )
      : [];
  return {
    workflowId: asked.subject,
    seen: await standOf(knex, asked),
    xml: definition?.xml ?? '',
    tokens: open.map(({ elementId }) => elementId),
    marked: [kept.target, kept.elementId, ...Object.values(kept.mapping ?? {})].flatMap((id) => id ?? []),
    differences: differencesOf(asked.kind, kept, instance),
    changes,
  };
}

/** How the case stands, as far as an act leans on it: version, state, tokens, values that are to be changed. */
export async function standOf(knex: Knex, { kind, subject, request }: Asked): Promise<string> {
  if (kind === 'migrate-version' || kind === 'case-batch' || kind === 'incident-batch') return digestOf(request);
  const instance = await ProcessInstance.query(knex).findById(subject);
  const names = Object.keys((request['variables'] as object | undefined) ?? {});
  const values = names.map((name) => instance?.variables[name] ?? null);
  const open = await openOf(knex, subject);
  return digestOf([instance?.version, instance?.state, values, open]);
}

const digestOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('base64url');

async function openOf(knex: Knex, workflowId: string): Promise<{ tokenId: string; elementId: string }[]> {
  const open = await ProcessElement.query(knex).where({ workflowId }).whereNull('leftAt').orderBy('id');
  return open.map(({ tokenId, elementId }) => ({ tokenId, elementId }));
}

function differencesOf(kind: Asked['kind'], kept: KeptAct, instance: ProcessInstance | undefined): Difference[] {
  switch (kind) {
    case 'move-token':
      return [
        { what: 'step', name: kept.tokenId, before: kept.from === null ? null : String(kept.from), after: kept.target },
      ];
    case 'skip-incident':
      return [{ what: 'skipped', name: kept.elementId ?? '', before: null, after: null }];
    case 'fire-timer':
      return [{ what: 'fired', name: kept.elementId ?? '', before: null, after: null }];
    case 'edit-variables':
      return Object.entries(kept.variables).map(([name, value]) => {
        const before = instance?.variables[name];
        return {
          what: 'variable',
          name: kept.scopeId === undefined ? name : `${kept.scopeId}: ${name}`,
          before: before === undefined ? null : JSON.stringify(before),
          after: JSON.stringify(value),
        };
      });
    default:
      return rulesOf(instance?.version, kept);
  }
}
