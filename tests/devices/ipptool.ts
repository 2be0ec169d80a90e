import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What ipptool of CUPS finds among the finished jobs; it fails an answer or an attribute that RFC 8011 does not allow. */
export function ipptool(uri: string, whichJobs: string): string {
  const asked = join(mkdtempSync(join(tmpdir(), 'ipptool-')), 'jobs.test');
  writeFileSync(
    asked,
    `{
  NAME "Jobs"
  OPERATION Get-Jobs
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR keyword which-jobs ${whichJobs}
  ATTR keyword requested-attributes all
  STATUS successful-ok
  EXPECT job-name OF-TYPE name IN-GROUP job-attributes-tag
  EXPECT job-state OF-TYPE enum IN-GROUP job-attributes-tag WITH-VALUE 7,8,9
}`,
  );
  return spawnSync('/usr/bin/ipptool', ['-tv', uri, asked], { encoding: 'utf8' }).stdout;
}
