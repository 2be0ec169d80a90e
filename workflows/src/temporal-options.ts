import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { CityCodec, type KeyOf } from './codec/city-codec.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const failureConverterPath = pathOf('./codec/failure-converter.ts');

/** The workflow types' entry, for `bundleWorkflowCode({ workflowsPath, failureConverterPath })`. */
export const BUNDLE_OPTIONS = { workflowsPath: pathOf('./workflows.ts'), failureConverterPath } as const;

/** The task queue of all workflows and activities of an installation. */
export const TASK_QUEUE = 'karta';

/** How clients and workers read and write payloads: encrypted with the city's key. */
export function dataConverterWith(keyOf: KeyOf): DataConverter {
  return { payloadCodecs: [new CityCodec(keyOf)], failureConverterPath };
}
