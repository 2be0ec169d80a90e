import { dirname, join } from 'node:path';
import { LineFile } from './line-file.ts';

/** A person who is erased, by ids alone. */
export interface ErasedPerson {
  readonly cityId: string;
  readonly accountId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Where the list stands unless the environment says otherwise: beside the master key. */
export const erasuresBeside = (masterKeyFile: string): string => join(dirname(masterKeyFile), 'erasures.jsonl');

/** Who was erased, kept outside of the databases: what comes back with a backup is erased again. Only ever added to. */
export class ErasureList {
  readonly file: string;
  private readonly lines: LineFile;

  constructor(file: string) {
    this.file = file;
    this.lines = new LineFile(file);
  }

  /** Adds people, on the disk when it returns. @throws the system's error: who cannot be noted is not erased yet */
  add(people: readonly ErasedPerson[]): void {
    this.lines.add(people.map((person) => JSON.stringify(person)));
  }

  /** The file as it is; empty where there is none. */
  text(): string {
    return this.lines.text();
  }

  /** Everybody on the list, each once. */
  read(): ErasedPerson[] {
    return parseErasures(this.text());
  }
}

/** The people that lines of such a list name, each once; half a line names nobody. */
export function parseErasures(text: string): ErasedPerson[] {
  const people = text.split('\n').flatMap((line) => parsed(line));
  return [...new Map(people.map((person) => [`${person.cityId} ${person.accountId}`, person])).values()];
}

function parsed(line: string): ErasedPerson[] {
  try {
    const { cityId, accountId, at } = JSON.parse(line) as ErasedPerson;
    return typeof cityId === 'string' && typeof accountId === 'string' ? [{ cityId, accountId, at }] : [];
  } catch {
    return []; // empty, or written in part
  }
}
