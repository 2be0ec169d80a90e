import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LaunchFacts {
  ports: Record<string, number>;
  secrets: Record<string, string>;
  /** Settings by which a command reaches the records. */
  records: Record<string, string>;
}

/** The folder of the demo city that `npm test` started. */
export const FOLDER = setting('KARTA_TEST_FOLDER');

/** Reads what the launcher wrote: ports, secrets, and the processes as they are now. */
export function launchFacts(): LaunchFacts & { children: { name: string; pid: number; startedAt: string }[] } {
  return JSON.parse(readFileSync(join(FOLDER, 'launch.json'), 'utf8'));
}

/** Address of a part of the town: portal, operator, service, mail, sms, printer, blanks, station. */
export function addressOf(part: string): string {
  return `http://localhost:${launchFacts().ports[part]}`;
}

/** A secret of this start; throws for an unknown name. */
export function secretOf(name: string): string {
  const secret = launchFacts().secrets[name];
  if (secret === undefined) throw new Error(`no secret ${name}`);
  return secret;
}

export const DEMO = {
  clerk: 'ewa.paczkowska@nowa-rzeczna.example',
  secondClerk: 'marek.krol@nowa-rzeczna.example',
  library: 'teresa.wnuk@nowa-rzeczna.example',
  admin: 'adam.nurtowski@nowa-rzeczna.example',
  secondAdmin: 'halina.debska@nowa-rzeczna.example',
  residentWithCard: 'm.zdzieblowska@poczta.example',
  password: 'Nowa-Rzeczna-2026',
} as const;

/** A setting that `npm test` provides; a test started without it says what to do. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run this test by \`npm test -- <path>\`.`);
  return value;
}
