import type { Route } from '../../http/definition.ts';
import { deleteDiagramDraft, diagramToDraw, putDiagramDraft } from './drafts.ts';
import { townOfDiagrams, trialOfDiagrams } from './town.ts';
import { diagramVersion, diagramVersions } from './versions.ts';

/** What the modeller in the browser asks and keeps; it publishes through the door of every deployment. */
export const modellerRoutes: readonly Route[] = [
  diagramToDraw,
  putDiagramDraft,
  deleteDiagramDraft,
  diagramVersions,
  diagramVersion,
  townOfDiagrams,
  trialOfDiagrams,
];
