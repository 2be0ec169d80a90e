import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, linkedSignal, signal } from '@angular/core';
import type { ConsentTextVersion, WrittenConsent, WrittenConsents } from '@karta/contracts';
import { isMarketing } from '@karta/domain';
import { APPLICATION_TYPE, FailureNote, nearTime, plainDate, readAnew, Skeleton } from '@karta/web-shared';
import { SettingsNav } from '../frames/settings-nav.ts';
import { ConsentEditor } from './consent-editor.ts';

const PLACES: Readonly<Record<WrittenConsent['askedAt'], string>> = {
  registration: 'przy zakładaniu konta',
  application: 'we wniosku',
  'second-guardian': 'drugiego opiekuna',
  nowhere: 'do przeczytania',
};

/** Texts that people agree to, each with its versions and how many agree to which. */
@Component({
  selector: 'km-consent-screen',
  imports: [ConsentEditor, FailureNote, SettingsNav, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './consent-screen.html',
})
export class ConsentScreen {
  protected readonly readAnew = readAnew;
  protected readonly resource = httpResource<WrittenConsents>(() => '/api/admin/consent-texts');
  /** The rows stay on the screen while they are read again. */
  protected readonly consents = linkedSignal<WrittenConsents | undefined, readonly WrittenConsent[] | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now?.consents ?? previous?.value,
  });
  protected readonly isNew = signal(false);
  private readonly chosenKind = signal<string | null>(null);
  protected readonly chosen = computed(() => this.consents()?.find(({ kind }) => kind === this.chosenKind()) ?? null);
  protected readonly nearTime = nearTime;
  protected readonly plainDate = plainDate;

  protected newest({ versions }: WrittenConsent): ConsentTextVersion | undefined {
    return versions[0];
  }
  protected holding(consent: WrittenConsent): ConsentTextVersion | undefined {
    return consent.versions.find(({ version }) => version === consent.inForce);
  }
  protected coming(consent: WrittenConsent): ConsentTextVersion | undefined {
    const newest = consent.versions[0];
    return newest && newest.version !== consent.inForce ? newest : undefined;
  }
  protected placeOf({ askedAt, askedOf }: WrittenConsent): string {
    return askedOf === null ? PLACES[askedAt] : askedOf.map((kind) => APPLICATION_TYPE[kind] ?? kind).join(', ');
  }
  protected sortOf(consent: WrittenConsent): string {
    if (isMarketing(consent.kind)) return 'marketing, dobrowolna';
    if (consent.askedAt === 'nowhere') return 'tekst';
    return this.newest(consent)?.required ? 'wymagana' : 'dobrowolna';
  }
  /** „wersja 2: 41, wersja 1: 7”; versions that nobody agrees to are left out. */
  protected countsOf({ versions }: WrittenConsent): string {
    const given = versions.filter(({ givenBy }) => givenBy > 0);
    return given.map(({ version, givenBy }) => `wersja ${version}: ${givenBy}`).join(', ') || 'nikt';
  }
  protected begin(): void {
    this.chosenKind.set(null);
    this.isNew.set(true);
  }
  protected choose(kind: string | null): void {
    this.isNew.set(false);
    this.chosenKind.set(kind);
  }
  protected published(kind: string): void {
    this.choose(null);
    readAnew(this.resource);
    setTimeout(() => document.getElementById(`tekst-${kind}`)?.focus());
  }
}
