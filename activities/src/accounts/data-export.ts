import { buildDataExport } from '@karta/services';
import { bpmnError } from '../bpmn-error.ts';
import type { ActivityFactory } from '../deps.ts';

/** Makes the file of the case; nobody is told where the account has ended meanwhile. */
export const buildDataExportOfCase: ActivityFactory<'build-data-export'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const accountId = await buildDataExport(deps.cityOf(cityId), caseId);
    if (accountId === null) throw bpmnError('ACCOUNT_ERASED');
    return { accountId };
  };
