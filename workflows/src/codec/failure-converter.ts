import { DefaultFailureConverter } from '@temporalio/common';

/** Failure messages and stack traces are encrypted with everything else; type names stay clear. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
