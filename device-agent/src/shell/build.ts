import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, FRAMEWORK, run } from './tools.ts';

const HERE = import.meta.dirname;
/** The classes of Android 5.0, so that the compiler refuses what is not there, and the maker of its byte code. */
const [ANDROID, R8] = ['org.robolectric:android-all:5.0.2_r3-robolectric-r0', 'com.android.tools:r8:8.5.35'];
const MIN_SDK = '21';

/** Where the app and its key are left, and the key's password. */
export interface ShellPlaces {
  readonly folder: string;
  readonly keystore: string;
  readonly password: string;
}

/** The resources as Android reads them, with the address of the town's page; `into` is a folder of its own. */
export function packResources(page: string, into: string): string {
  const values = join(into, 'page/values');
  mkdirSync(values, { recursive: true });
  mkdirSync(join(into, 'gen'), { recursive: true });
  const address = page
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll("'", String.raw`\'`);
  writeFileSync(join(values, 'page.xml'), `<resources><string name="page">${address}</string></resources>\n`);
  const apk = join(into, 'bare.apk');
  const resources = ['-S', join(into, 'page'), '-S', join(HERE, 'res'), '-I', FRAMEWORK];
  const manifest = ['-M', join(HERE, 'AndroidManifest.xml'), '-J', join(into, 'gen')];
  run('aapt', ['package', '-f', '-m', '--auto-add-overlay', ...manifest, ...resources, '-F', apk]);
  return apk;
}

/** Builds the app for a town's page and signs it. @returns the file */
export function buildShell(page: string, { folder, keystore, password }: ShellPlaces): string {
  const work = join(folder, 'work');
  rmSync(work, { recursive: true, force: true });
  const apk = packResources(page, work);
  compile(work, join(folder, 'jars'));
  run('aapt', ['add', apk, 'classes.dex'], work);
  const aligned = join(work, 'aligned.apk');
  run('zipalign', ['-f', '4', apk, aligned]);
  if (!existsSync(keystore)) makeKey(keystore, password);
  const signed = join(folder, 'czytnik.apk');
  const key = [
    '--ks',
    keystore,
    '--ks-pass',
    `pass:${password}`,
    '--min-sdk-version',
    MIN_SDK,
    '--v4-signing-enabled',
    'false',
  ];
  run('apksigner', ['sign', ...key, '--out', signed, aligned]);
  run('apksigner', ['verify', signed]);
  return signed;
}

function compile(work: string, jarFolder: string): void {
  const [android, r8] = [fetched(ANDROID ?? '', jarFolder), fetched(R8 ?? '', jarFolder)];
  const classes = join(work, 'classes');
  const own = 'pl/karta/reader';
  const sources = [join(HERE, 'java', own, 'ReaderActivity.java'), join(work, 'gen', own, 'R.java')];
  run('javac', ['--release', '8', '-Xlint:-options', '-classpath', android, '-d', classes, ...sources]);
  const compiled = readdirSync(join(classes, own)).map((name) => join(classes, own, name));
  // the source has nothing that Android 5.0 does not know
  const target = ['--release', '--no-desugaring', '--min-api', MIN_SDK, '--output', work];
  run('java', ['-cp', r8, 'com.android.tools.r8.D8', ...target, ...compiled]);
}

function makeKey(keystore: string, password: string): void {
  const who = ['-dname', 'CN=Czytnik kart', '-alias', 'reader', '-validity', '10000'];
  const kind = ['-keyalg', 'RSA', '-keysize', '4096', '-keystore', keystore, '-storepass', password];
  run('keytool', ['-genkeypair', ...kind, ...who]);
}
