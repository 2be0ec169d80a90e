import { DiagramDraft, DiagramToDraw, Done, OfDiagram, SavedDiagramDraft } from '@karta/contracts';
import { Approval, DiagramDraftRow, ProcessDefinition, ProcessInstance, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { adminRoute } from '../../http/definition.ts';
import { BODY } from '../../http/limits.ts';
import { operatorNames } from '../deployments.ts';
import { newestOf, versionRow } from './versions.ts';

/** What is opened in the modeller: the newest version, the own draft, and who else draws. */
export const diagramToDraw = adminRoute('process.deploy', {
  method: 'get',
  path: '/admin/modeller/:processKey',
  params: OfDiagram,
  answer: DiagramToDraw,
  async handle({ params: { processKey } }, { city, actor }) {
    const { knex } = city;
    const newest = await newestOf(knex, processKey);
    const draft = await DiagramDraftRow.query(knex).findById([actor.operatorId, processKey]);
    const waiting = await Approval.query(knex)
      .where({ kind: 'deploy', subject: processKey, state: 'waiting' })
      .select('id')
      .first();
    return {
      deployed: newest
        ? {
            ...versionRow(newest, await operatorNames(city)),
            xml: newest.xml,
            runningCases: await ProcessInstance.query(knex).where({ processKey, state: 'running' }).resultSize(),
          }
        : null,
      draft: draft ? { ...shown(draft), xml: draft.xml } : null,
      others: await othersAt(city, processKey, actor.operatorId),
      approvalId: waiting?.id ?? null,
    };
  },
});

/** Keeps the own draft. Another window of the same person that saved since is told, and nothing is overwritten. */
export const putDiagramDraft = adminRoute('process.deploy', {
  method: 'put',
  path: '/admin/diagram-drafts/:processKey',
  params: OfDiagram,
  body: DiagramDraft,
  bodyLimit: BODY.diagram,
  answer: SavedDiagramDraft,
  async handle({ params: { processKey }, body }, { city, actor }) {
    const { knex } = city;
    const key = { operatorId: actor.operatorId, processKey };
    const { xml, baseVersion, revision } = body;
    const savedAt = city.clock.now();
    const row = { ...key, xml, baseVersion, savedAt, revision: revision + 1 };
    if (!(await keep(knex, row, revision))) throw new CardError('CHANGED_MEANWHILE');
    return {
      revision: row.revision,
      savedAt: savedAt.toISOString(),
      others: await othersAt(city, processKey, actor.operatorId),
      newestVersion: (await newestOf(knex, processKey))?.version ?? 0,
    };
  },
});

/** Gives the own draft up; the published version stays as it is. */
export const deleteDiagramDraft = adminRoute('process.deploy', {
  method: 'delete',
  path: '/admin/diagram-drafts/:processKey',
  params: OfDiagram,
  answer: Done,
  async handle({ params: { processKey } }, { city, actor }) {
    await DiagramDraftRow.query(city.knex).deleteById([actor.operatorId, processKey]);
    return { done: true } as const;
  },
});

type NewDraft = Pick<DiagramDraftRow, 'operatorId' | 'processKey' | 'xml' | 'baseVersion' | 'savedAt' | 'revision'>;

/** False: another save came before it. */
async function keep(knex: Knex, row: NewDraft, revision: number): Promise<boolean> {
  const { operatorId, processKey, ...rest } = row;
  if (revision > 0)
    return (await DiagramDraftRow.query(knex).where({ operatorId, processKey, revision }).patch(rest)) === 1;
  const stored = await knex('diagram_drafts')
    .insert(row)
    .onConflict(['operatorId', 'processKey'])
    .ignore()
    .returning('revision');
  return stored.length === 1;
}

const shown = ({ baseVersion, revision, savedAt }: DiagramDraftRow) => ({
  baseVersion,
  revision,
  savedAt: savedAt.toISOString(),
});

/** Whether a process of this key has been published says `ProcessDefinition`; drafts of a new one meet nobody's. */
async function othersAt(city: City, processKey: string, operatorId: string) {
  if ((await ProcessDefinition.query(city.knex).where({ processKey }).resultSize()) === 0) return [];
  const nameOf = await operatorNames(city);
  const rows = await DiagramDraftRow.query(city.knex)
    .where({ processKey })
    .whereNot({ operatorId })
    .select('operatorId', 'savedAt')
    .orderBy('savedAt', 'desc');
  return rows.map((row) => ({ name: nameOf(row.operatorId), savedAt: row.savedAt.toISOString() }));
}
