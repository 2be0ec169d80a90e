import { readFileSync } from 'node:fs';
import { DOCUMENTS } from './documents.ts';

it.each(DOCUMENTS)('the committed OpenAPI document is the one that the routes give: $file', ({ file, text }) => {
  // a stale one: npm run openapi
  expect(readFileSync(file, 'utf8') === text()).toBe(true);
});
