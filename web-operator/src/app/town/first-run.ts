import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MessageChannelList, WrittenConsents } from '@karta/contracts';
import { FailureNote, nearTime, readAnew, Skeleton, todayIn } from '@karta/web-shared';
import { catalogueList } from '../catalogues/catalogues-api.ts';
import { ConsentEditor } from '../consents/consent-editor.ts';
import { FIRST_TEXTS, firstText, type FirstText } from '../consents/first-texts.ts';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { TestMessage } from '../messages/test-message.ts';
import { SettingField } from '../settings/setting-field.ts';
import { settingList } from '../settings/settings-api.ts';
import { InviteDialog } from '../users/invite-dialog.ts';
import { staffList } from '../users/users-api.ts';
import { isDone, openStep, STEPS, type Found, type Step } from './first-run-steps.ts';
import { RowStep } from './row-step.ts';
import { TownForm } from './town-form.ts';

const CARD_SETTINGS = ['cardNumberMask', 'cardReturnPlace', 'pickupDays', 'pickupReminderDays'];
const SENDER_SETTINGS = ['officeEmail', 'officePhone'];

/** Setting up a new town in eight steps; everything saves itself, so it can be left and taken up again. */
@Component({
  selector: 'km-first-run',
  imports: [
    ConsentEditor,
    FailureNote,
    InviteDialog,
    RouterLink,
    RowStep,
    SettingField,
    Skeleton,
    TestMessage,
    TownForm,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './first-run.html',
})
export class FirstRun {
  protected readonly readAnew = readAnew;
  /** The step, from the address; none: the first that is not done. */
  readonly krok = input<string>();
  protected readonly steps = STEPS;
  protected readonly settings = settingList();
  protected readonly points = catalogueList(() => 'pickup-points');
  protected readonly packages = catalogueList(() => 'packages');
  protected readonly texts = httpResource<WrittenConsents>(() => '/api/admin/consent-texts');
  protected readonly staff = staffList();
  protected readonly channels = httpResource<MessageChannelList>(() => '/api/admin/message-channels');
  protected readonly isInviting = signal(false);
  /** The first text that is being written. */
  protected readonly writing = signal<FirstText | null>(null);
  protected readonly unwritten = computed(() => {
    if (!this.texts.hasValue() || !this.settings.hasValue()) return [];
    const known = this.texts.value().consents.map(({ kind }) => kind);
    return FIRST_TEXTS.filter(({ kind }) => !known.includes(kind));
  });
  protected readonly firstDraft = computed(() => {
    const [kind, said] = [this.writing(), (key: string) => String(this.valueOf(key) ?? '')];
    const [officeName, officeAddress] = [said('officeName'), said('officeAddress')];
    const [officeEmail, officePhone] = [said('officeEmail'), said('officePhone')];
    return kind && firstText(kind, { officeName, officeAddress, officeEmail, officePhone }, todayIn());
  });
  protected readonly found = computed((): Found | undefined => {
    const { settings, points, packages, texts, staff } = this;
    const here = [settings.hasValue(), points.hasValue(), packages.hasValue(), texts.hasValue(), staff.hasValue()];
    if (here.includes(false)) return undefined;
    const open = (list: typeof points): number => (list.value()?.rows ?? []).filter(({ isClosed }) => !isClosed).length;
    return {
      isNamed: this.valueOf('officeName') !== '' && this.valueOf('officeAddress') !== '',
      points: open(points),
      packages: open(packages),
      texts: (texts.value()?.consents ?? []).filter(({ inForce }) => inForce !== null).map(({ kind }) => kind),
      people: staff.value()?.people.length ?? 0,
      hasSender: this.valueOf('officeEmail') !== '',
    };
  });
  protected readonly failed = computed(() =>
    [this.settings, this.points, this.packages, this.texts, this.staff].find((each) => each.error()),
  );
  protected readonly step = computed((): Step | undefined => {
    const found = this.found();
    const code = this.krok() ?? (found && openStep(found));
    return STEPS.find((each) => each.code === code);
  });
  protected readonly number = computed(() => STEPS.findIndex(({ code }) => code === this.step()?.code) + 1);
  protected readonly next = computed(() => STEPS[this.number()]);
  protected readonly missing = computed(() => {
    const found = this.found();
    return found ? STEPS.filter(({ code }) => code !== 'start' && isDone(code, found) === false) : [];
  });
  protected readonly nearTime = nearTime;
  private readonly router = inject(Router);

  private valueOf(key: string): unknown {
    return this.settings.value()?.settings.find((each) => each.key === key)?.value;
  }
  protected written(): void {
    this.writing.set(null);
    readAnew(this.texts);
    document.getElementById('krok-naglowek')?.focus();
  }
  protected state(code: Step['code']): boolean | null {
    const found = this.found();
    return found ? isDone(code, found) : null;
  }
  protected settingsOf(step: Step['code']) {
    const keys = step === 'cards' ? CARD_SETTINGS : SENDER_SETTINGS;
    const all = this.settings.value()?.settings ?? [];
    return keys.flatMap((key) => all.filter((each) => each.key === key));
  }
  protected channelWord(channel: string): string {
    return CHANNEL_WORDS[channel] ?? channel;
  }
  protected async go(code: Step['code']): Promise<void> {
    await this.router.navigate([], { queryParams: { krok: code } });
    document.getElementById('krok-naglowek')?.focus();
  }
  protected invited(): void {
    this.isInviting.set(false);
    readAnew(this.staff);
  }
}
