import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian's `android-framework-res` puts it. */
export const FRAMEWORK = '/usr/share/android-framework-res/framework-res.apk';

/** What is missing on this computer of these tools and the resources of Android. */
export const missingTools = (tools: readonly string[]): string[] => [
  ...tools.filter(
    (tool) => !(process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, tool))),
  ),
  ...(existsSync(FRAMEWORK) ? [] : ['android-framework-res']),
];

/** Runs a tool to its end. @throws where it fails; what it says goes to the terminal */
export const run = (tool: string, args: readonly string[], cwd?: string): string =>
  execFileSync(tool, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** A jar of Maven Central, kept. */
export function fetched(artifact: string, folder: string): string {
  const [, name = '', version = ''] = artifact.split(':');
  const jar = join(folder, `${name}-${version}.jar`);
  if (!existsSync(jar)) run('mvn', ['-q', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
  return jar;
}
