import { writeFileSync } from 'node:fs';
import { DOCUMENTS } from './documents.ts';

for (const { file, text } of DOCUMENTS) writeFileSync(file, text());
