import { decideFile } from './decide-file.ts';
import { deployFile } from './deploy-file.ts';
import { lintFiles } from './lint-files.ts';
import { runFile } from './run-file.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Użycie:
  npm run bpmn -- lint FILE…
  npm run bpmn -- run FILE [--process ID] [--vars JSON] [--answers FILE] [--decisions FOLDER] [--max-steps N] [--json]
  npm run bpmn -- decide FILE.dmn DECISION [--vars JSON]
  npm run bpmn -- decide --batch FILE.jsonl
  npm run bpmn -- deploy FILE --url URL --user E-MAIL --note TEXT
`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  lint: lintFiles,
  run: runFile,
  decide: decideFile,
  deploy: deployFile,
};

const [command = '', ...args] = process.argv.slice(2);
const run = COMMANDS[command];
if (!run) {
  process.stderr.write(USAGE);
  process.exitCode = 3;
} else {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 3;
  }
}
