import { fileURLToPath } from 'node:url';
import { FAILURE_CONVERTER_PATH } from './codec/data-converter.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * What `bundleWorkflowCode` needs: the workflow types' entry, and the converter that encrypts failures. What is pure is loaded
 * once for all cases of a worker (frozen), not anew for each: it holds no state of a case.
 */
export const BUNDLE_OPTIONS = {
  workflowsPath: pathOf('./workflows.ts'),
  failureConverterPath: FAILURE_CONVERTER_PATH,
  preloadModules: [pathOf('../../bpmn/src/engine/index.ts'), pathOf('../../bpmn/src/dmn/index.ts')] as string[],
} as const;
