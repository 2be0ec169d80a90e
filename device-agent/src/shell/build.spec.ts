import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packResources } from './build.ts';
import { missingTools, run } from './tools.ts';

const missing = missingTools(['aapt']);

describe('the app of readers (000-41)', () => {
  it('asks for no more than chip, camera, connection and vibration, and speaks over TLS alone', () => {
    const manifest = readFileSync(join(import.meta.dirname, 'AndroidManifest.xml'), 'utf8');
    const permissions = [...manifest.matchAll(/uses-permission android:name="android\.permission\.(\w+)"/g)];
    expect(permissions.map(([, name]) => name)).toEqual(['NFC', 'CAMERA', 'INTERNET', 'VIBRATE']);
    expect(manifest).toContain('android:usesCleartextTraffic="false"');
  });
});

(missing.length === 0 ? describe : describe.skip)(
  `the app as Android's own tool reads it (Debian's aapt and android-framework-res; missing here: ${missing.join(', ')})`,
  () => {
    it('is for Android 5.0 and later, and opens the page of its town', () => {
      // given
      const folder = mkdtempSync(join(tmpdir(), 'karta-shell-'));
      try {
        // when
        const apk = packResources('https://karta.miasto.example/czytnik?a=1&b=2', folder);

        // then
        const told = run('aapt', ['dump', 'badging', apk]);
        expect(told).toContain("sdkVersion:'21'");
        expect(told).toContain("targetSdkVersion:'29'");
        expect(told).toContain("application-label:'Czytnik kart'");
        expect(told).toContain("launchable-activity: name='pl.karta.reader.ReaderActivity'");
        const strings = run('aapt', ['dump', '--values', 'resources', apk]);
        expect(strings).toContain('https://karta.miasto.example/czytnik?a=1&b=2');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
