import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { BUNDLE_OPTIONS } from './bundle-options.ts';

// node workflows/src/bundle.ts FILE: what a worker gets by WORKFLOW_BUNDLE, so that it need not bundle at each start.
const [file = ''] = process.argv.slice(2);
const { code } = await bundleWorkflowCode(BUNDLE_OPTIONS);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(`${file}.new`, code);
renameSync(`${file}.new`, file);
