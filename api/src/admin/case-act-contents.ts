import { createHash } from 'node:crypto';
import type { ApprovalDetail } from '@karta/contracts';
import { ProcessDefinition, ProcessElement, ProcessInstance, type Approval, type City } from '@karta/db';
import type { Knex } from 'knex';
import { changesBetween } from './approval-contents.ts';
import { graphOf } from './goes-round.ts';
import { runningOf } from './put-migrations.ts';

type CaseAct = NonNullable<ApprovalDetail['caseAct']>;
type Difference = CaseAct['differences'][number];
type Asked = Pick<Approval, 'kind' | 'subject' | 'request' | 'askedAt'>;

/** What each act on a case keeps for the second person. */
export interface KeptAct {
  tokenId: string;
  /** Element of a token, version of a case. */
  from: string | number | null;
  target: string;
  elementId: string | null;
  waitId: string;
  incidentId: string;
  variables: Record<string, unknown>;
  scopeId?: string;
  version: number;
  mapping?: Record<string, string | null>;
  timers?: 'keep' | 'recompute';
}

export interface KeptMigration extends Pick<KeptAct, 'version' | 'mapping' | 'timers'> {
  processKey: string;
  from: number;
}

/** What an act would do to a case, or to all cases of a version, and where they stand. */
export async function caseActOf({ knex }: City, asked: Asked): Promise<CaseAct> {
  if (asked.kind === 'migrate-version') return manyOf(knex, asked);
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
  if (kind === 'migrate-version') return digestOf(request);
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

const rulesOf = (
  from: number | undefined,
  { version, mapping = {}, timers = 'keep' }: Pick<KeptAct, 'version' | 'mapping' | 'timers'>,
): Difference[] => [
  { what: 'version', name: '', before: from === undefined ? null : String(from), after: String(version) },
  ...Object.entries(mapping).map(([element, target]): Difference => ({
    what: 'mapping',
    name: element,
    before: element,
    after: target,
  })),
  ...(timers === 'keep' ? [] : [{ what: 'timers', name: timers, before: null, after: null } as const]),
];

async function manyOf(knex: Knex, asked: Asked): Promise<CaseAct> {
  const kept = asked.request as unknown as KeptMigration;
  const { processKey, from, version } = kept;
  const definition = await ProcessDefinition.query(knex).findById([processKey, version]).select('xml');
  const cases = await runningOf(knex, { processKey, version: from })
    .where('startedAt', '<=', asked.askedAt)
    .resultSize();
  return {
    workflowId: null,
    seen: await standOf(knex, asked),
    xml: definition?.xml ?? '',
    tokens: [],
    marked: Object.values(kept.mapping ?? {}).flatMap((id) => id ?? []),
    differences: [{ what: 'cases', name: String(cases), before: null, after: null }, ...rulesOf(from, kept)],
    changes: changesBetween(await graphOf(knex, processKey, from), await graphOf(knex, processKey, version)),
  };
}
