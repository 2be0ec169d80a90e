import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, LOCALE_ID, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CertifiedCards } from '@karta/contracts';
import { cardCode, LINK_BYTES, SLOT_SECONDS, slotAt } from '@karta/domain/phone-card';
import { CardFace, FailureNote, plainTime, toProblem } from '@karta/web-shared';
import { CodePicture } from '@karta/web-shared/code-picture';
import { CityFacts } from '../city-facts.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { forgetCards, keptCards, type KeptCards } from './kept-cards.ts';
import { fromBase64Url, PhoneCards } from './phone-cards.ts';
import { phoneName, stayAwake, worksOffline } from './phone.ts';

type Shown = CertifiedCards['cards'][number];

/** A phone with a connection asks anew when half of the time is over. */
const REFRESH_AFTER = 0.5;

/** The card on the phone: full screen, a code that changes every 30 s, also without a connection (D-9, E-12). */
@Component({
  selector: 'km-phone-card',
  imports: [CardFace, CodePicture, FailureNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './phone-card.html',
  styleUrl: './phone-card.css',
})
export class PhoneCard {
  protected readonly access = inject(ResidentAccess);
  protected readonly kept = signal<KeptCards | null>(null);
  protected readonly isRead = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly hasConnection = signal(navigator.onLine);
  protected readonly chosen = signal(0);
  private readonly now = signal(Date.now());
  private readonly facts = inject(CityFacts);
  private readonly phone = inject(PhoneCards);
  private readonly locale = inject(LOCALE_ID);
  private readonly pictures = new Map<Blob, string>();

  protected readonly cards = computed(() => this.kept()?.cards ?? []);
  protected readonly card = computed<Shown | undefined>(() => this.cards()[this.chosen()] ?? this.cards()[0]);
  private readonly slot = computed(() => {
    const kept = this.kept();
    return kept ? slotAt(Date.parse(kept.issuedAt) / 1000, this.now() / 1000) : -1;
  });
  protected readonly isOver = computed(() => {
    const kept = this.kept();
    return kept !== null && this.now() >= Date.parse(kept.expiresAt);
  });
  /** Null where none may be shown. */
  protected readonly code = computed(() => {
    const [kept, certificate] = [this.kept(), this.card()?.certificate];
    if (!kept || !certificate || this.isOver() || this.slot() < 0) return null;
    const at = kept.chain.length / LINK_BYTES - 2 - this.slot();
    if (at < 0) return null;
    return cardCode(fromBase64Url(certificate), kept.chain.slice(at * LINK_BYTES, (at + 1) * LINK_BYTES));
  });
  protected readonly secondsLeft = computed(() => {
    const issued = Date.parse(this.kept()?.issuedAt ?? '') / 1000;
    return SLOT_SECONDS - (Math.floor(this.now() / 1000 - issued) % SLOT_SECONDS);
  });
  /** The running time shows that it is no picture of a screen. */
  protected readonly time = computed(() => new Date(this.now()).toLocaleTimeString(this.locale));
  protected readonly left = computed(() => {
    const minutes = Math.max(0, Math.floor((Date.parse(this.kept()?.expiresAt ?? '') - this.now()) / 60_000));
    return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  });
  protected readonly photo = computed(() => {
    const blob = this.kept()?.photos[this.card()?.photoFileId ?? ''];
    return blob ? this.addressOf(blob) : null;
  });
  protected readonly lastSeen = computed(() => plainTime(this.kept()?.issuedAt));

  constructor() {
    const timer = setInterval(() => this.tick(), 1000);
    const connection = (): void => {
      this.hasConnection.set(navigator.onLine);
      if (navigator.onLine) void this.refresh();
    };
    addEventListener('online', connection);
    addEventListener('offline', connection);
    const sleep = stayAwake();
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      removeEventListener('online', connection);
      removeEventListener('offline', connection);
      for (const address of this.pictures.values()) URL.revokeObjectURL(address);
      sleep();
    });
    void worksOffline();
    void this.open();
  }

  protected async add(): Promise<void> {
    await this.busy(async () => this.kept.set(await this.phone.add(phoneName(), this.facts.name())));
  }

  /** Asks for new certificates; whoever was cut off loses the cards. */
  protected async refresh(): Promise<void> {
    const kept = this.kept();
    if (kept) await this.busy(async () => this.kept.set(await this.phone.fetch(kept)));
  }

  protected async fullScreen(): Promise<void> {
    // phones without it show the page as it is
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  private async open(): Promise<void> {
    this.kept.set((await keptCards().catch(() => undefined)) ?? null);
    this.isRead.set(true);
    await this.refresh();
  }

  private tick(): void {
    this.now.set(Date.now());
    const kept = this.kept();
    if (!kept || this.isBusy() || !this.hasConnection() || this.failure() !== null) return;
    const [from, to] = [Date.parse(kept.issuedAt), Date.parse(kept.expiresAt)];
    if (this.now() > from + (to - from) * REFRESH_AFTER) void this.refresh();
  }

  private async busy(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await work();
      this.hasConnection.set(true);
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'NO_CONNECTION') this.hasConnection.set(false);
      else this.failure.set(failure);
      if (code === 'TOKEN_INVALID') {
        await forgetCards();
        this.kept.set(null);
      }
    } finally {
      this.isBusy.set(false);
    }
  }

  private addressOf(blob: Blob): string {
    const known = this.pictures.get(blob) ?? URL.createObjectURL(blob);
    this.pictures.set(blob, known);
    return known;
  }
}
