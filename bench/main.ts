/** `npm run bench`, `npm run bench -- size`, `npm run bench -- load`, `npm run bench -- memory`, `npm run bench -- forms`, `npm run bench -- duplicates`, `npm run bench -- lists`, `npm run bench -- cards`: what each measures stands in README.md. */
const RUNS: Readonly<Record<string, () => Promise<unknown>>> = {
  whole: () => import('./whole-town.ts'),
  size: () => import('./size/main.ts'),
  load: () => import('./load/main.ts'),
  memory: () => import('./lean/main.ts'),
  forms: () => import('./forms/main.ts'),
  duplicates: () => import('./duplicates/main.ts'),
  lists: () => import('./status-list/main.ts'),
  cards: () => import('./cards/main.ts'),
};

const wanted = process.argv[2] ?? 'whole';
const run = RUNS[wanted];
if (run) await run();
else {
  process.stderr.write(`There is no measure ${wanted}: use one of ${Object.keys(RUNS).join(', ')}.\n`);
  process.exitCode = 1;
}
