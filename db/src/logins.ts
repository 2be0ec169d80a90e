import { createHmac } from 'node:crypto';

/** A role of the database server that may sign in. */
export interface Login {
  role: string;
  password: string;
}

/** Programs that work in the databases of an installation, each under roles of its own. */
export const PROGRAMS = ['api', 'worker'] as const;
export type Program = (typeof PROGRAMS)[number];

const OF_PLATFORM = /^karta_platform_(api|worker)$/;

/** The role by which a program works in the platform's database. */
export const platformLogin = (program: Program, password: string): Login => ({
  role: `karta_platform_${program}`,
  password,
});

/**
 * The role by which the same program works in another database: `karta_zarzecze_api` beside `karta_platform_api`. Its password
 * follows from the platform's, so that towns come without a restart, and nothing follows from it. A program whose role has
 * another name has the same one everywhere.
 */
export function loginFor(platform: Login, database: string): Login {
  const program = OF_PLATFORM.exec(platform.role)?.[1];
  if (program === undefined) return platform;
  const role = `${database}_${program}`;
  return { role, password: createHmac('sha256', platform.password).update(role).digest('base64url') };
}

/** Of which program a role is; none for a role that serves all. */
export const programOf = (role: string): Program | undefined =>
  PROGRAMS.find((program) => role.endsWith(`_${program}`));

/** Who signs in by an address. */
export function loginOf(url: string): Login {
  const { username, password } = new URL(url);
  return { role: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** The same address for somebody else. */
export function withLogin(url: string, { role, password }: Login): string {
  const other = new URL(url);
  other.username = role;
  other.password = password;
  return other.href;
}
