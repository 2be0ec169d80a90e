import { fileURLToPath } from 'node:url';
import { FAILURE_CONVERTER_PATH } from './codec/data-converter.ts';

/** What `bundleWorkflowCode` needs: the workflow types' entry, and the converter that encrypts failures. */
export const BUNDLE_OPTIONS = {
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  failureConverterPath: FAILURE_CONVERTER_PATH,
} as const;
