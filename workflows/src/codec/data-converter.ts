import { createRequire } from 'node:module';
import type { DataConverter } from '@temporalio/common';
import { CityCodec, type KeyOf } from './city-codec.ts';

/** Path of the module that encrypts failure messages; the workflow bundle needs it too. */
export const FAILURE_CONVERTER_PATH: string = createRequire(import.meta.url).resolve('./failure-converter.ts');

/** What clients and workers need so that nothing but ids and type names is readable in a history. */
export function caseDataConverter(keyOf: KeyOf): DataConverter {
  return { payloadCodecs: [new CityCodec(keyOf)], failureConverterPath: FAILURE_CONVERTER_PATH };
}
