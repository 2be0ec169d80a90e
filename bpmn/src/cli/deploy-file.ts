import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { PROBLEMS } from '../lint/index.ts';
import { decodeXml } from '../compile/decode-xml.ts';
import { isSound } from './lint-files.ts';
import { OfficeCaller, type Refusal } from './office-caller.ts';
import { readInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

const HOW = 'deploy FILE --url URL --user E-MAIL --note TEXT; the password is read from KARTA_PASSWORD, else asked for';

/**
 * `deploy FILE`: lints a diagram or a file of decisions, then hands it to a running city as an admin, which knows its activities.
 * @returns the exit code: 0 deployed, 2 refused by lint here or there, 3 anything else
 */
export async function deployFile(args: string[]): Promise<number> {
  const { file, url, user, note } = readArguments(args);
  const source = await readInput(file);
  if (!(await isSound(file))) return 2;
  const office = new OfficeCaller(url);
  const signedIn = await office.post('/api/operator/sign-in', { email: user, password: await password() });
  if (!signedIn.isDone) return refuse(signedIn.refusal);
  const deployed = await office.post('/api/admin/deployments', { xml: decodeXml(source), note });
  await office.post('/api/operator/sign-out', {});
  if (!deployed.isDone) return refuse(deployed.refusal);
  const { processKey, version, digest, approvalId } = deployed.body;
  process.stdout.write(`${JSON.stringify({ key: processKey, version, digest, approvalId })}\n`);
  if (approvalId)
    process.stderr.write(
      'Plik jest poprawny. Zacznie działać, gdy zatwierdzi go druga osoba: Procesy, Do zatwierdzenia.\n',
    );
  return 0;
}

function readArguments(args: string[]): { file: string; url: string; user: string; note: string } {
  const options = { url: { type: 'string' }, user: { type: 'string' }, note: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { url = process.env['KARTA_URL'], user = process.env['KARTA_USER'], note } = values;
    const [file] = positionals;
    if (positionals.length === 1 && file && url && user && note) return { file, url, user, note };
  } catch {
    // an option that does not exist
  }
  throw new UsageError(HOW);
}

async function password(): Promise<string> {
  const given = process.env['KARTA_PASSWORD'];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new UsageError(HOW);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question('Hasło: ');
  } finally {
    terminal.close();
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  WRONG_CREDENTIALS: 'Adres lub hasło się nie zgadza.',
  FORBIDDEN: 'Tej osobie nie wolno wdrażać procesów: potrzebne jest prawo „process.deploy”.',
  TOO_MANY_REQUESTS: 'Za dużo prób. Odczekaj chwilę i spróbuj ponownie.',
  DIAGRAM_REFUSED: 'Plik nie został wdrożony. Popraw wymienione elementy.',
};

/** What the city says is wrong, in the words of lint: one line each. */
function refuse({ code, sentence, fields }: Refusal): number {
  process.stderr.write(`- ${code} ${SENTENCES[code] ?? sentence}\n`);
  const known: Readonly<Record<string, readonly [string, string]>> = PROBLEMS;
  for (const field of fields) {
    const sentence = field.sentence ?? known[field.code]?.[1].replace('%', field.path) ?? '';
    process.stderr.write(`${field.path} ${field.code} ${sentence}\n`);
  }
  return code === 'DIAGRAM_REFUSED' ? 2 : 3;
}
