import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

// stripping the types of all modules takes half of a start
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/compile'));

const USAGE = `Użycie:
  npm run bpmn -- lint FILE…
  npm run bpmn -- run FILE [--process ID] [--vars JSON] [--answers FILE] [--decisions FOLDER] [--in-order] [--max-steps N] [--json]
  npm run bpmn -- decide FILE.dmn DECISION [--vars JSON]
  npm run bpmn -- decide --batch FILE.jsonl
  npm run bpmn -- deploy FILE --url URL --user E-MAIL --note TEXT
`;

type Command = (args: string[]) => Promise<number>;
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint-files.ts')).lintFiles,
  run: async () => (await import('./run-file.ts')).runFile,
  decide: async () => (await import('./decide-file.ts')).decideFile,
  deploy: async () => (await import('./deploy-file.ts')).deployFile,
};

// who reads the output may stop early (`| head`)
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
});

const [command = '', ...args] = process.argv.slice(2);
const find = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (['--help', '-h', 'help'].includes(command)) {
  process.stdout.write(USAGE);
} else if (!find) {
  process.stderr.write(USAGE);
  process.exitCode = 3;
} else {
  try {
    const run = await find();
    process.exitCode = await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 3;
  }
}
