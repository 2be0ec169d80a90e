import { evaluateForm, shownContent, type FormContent, type FormSurroundings } from '@karta/domain';
import { holds } from '@karta/bpmn/feel';
import { ApplicationDraft } from '@karta/contracts';
import { rulesOf } from '../../web-resident/src/app/applications/form-rules.ts';
import { contentOf } from '../../web-resident/src/app/applications/form-content.ts';
import { longForm, randomContent, randomForm, seeded } from './random-forms.ts';

/** `npm test` tries a part of what `KARTA_FORMS=10000` tries. */
const FORMS = Number(process.env['KARTA_FORMS'] ?? 300);
const ANSWERS = 10;
const SEED = 20_261_130;

const id = (digit: number): string => `5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a000${digit}`;
const [CARD, POINT, CONSENT, OLD] = [1, 2, 3, 4].map(id) as [string, string, string, string];
const around: FormSurroundings = {
  today: '2026-11-24',
  packages: [
    {
      code: 'resident',
      name: 'Pakiet',
      criterion: 'najem',
      description: '',
      documents: [{ type: 'rent', name: 'Umowa', asks: ['end'] }],
    },
  ],
  reasons: [
    { code: 'loss', name: 'Zagubienie', proposesBlock: true },
    { code: 'damage', name: 'Uszkodzenie', proposesBlock: false },
  ],
  cards: [{ id: CARD, number: '01-1', isActive: true }],
  receivingCards: [],
  points: [{ id: POINT, name: 'Ratusz', address: 'Rynek 1', openingHours: '8-16', makesCards: true }],
  consents: [{ id: CONSENT, kind: 'statement', version: 2, statement: 'Tak', link: null, required: true }],
};

const idsOf: Readonly<Record<string, string>> = {
  card: CARD,
  other: OLD,
  town: POINT,
  gone: OLD,
  new: CONSENT,
  old: OLD,
};
/** With ids as the wire has them. */
const withIds = (content: FormContent): FormContent => ({
  ...content,
  details: { ...content.details, cardId: idsOf[content.details.cardId ?? ''] },
  pickupPointId: content.pickupPointId && (idsOf[content.pickupPointId] ?? null),
  consents: content.consents.map((each) => idsOf[each] ?? each),
});

/** As it comes out of the contract of a draft, the table and the seal: what the server judges. */
function asKept({ values, answers, hasPhoto, documents, ...rest }: FormContent): FormContent | null {
  const sent = ApplicationDraft.safeParse({ ...values, ...rest, answers });
  if (!sent.success) return null;
  const sealed: unknown = JSON.parse(JSON.stringify(sent.data.answers));
  const kept = { ...sent.data, answers: sealed as Record<string, string> };
  const files = documents.map((document) => ({ ...document, fileId: OLD, mediaType: '', size: 1, addedAt: '' }));
  return contentOf(kept, { photoFileId: hasPhoto ? OLD : null, documents: files });
}

describe('page, server, summary and filed form', () => {
  it('say the same of random forms and answers, and what is sent says the same again', async () => {
    // given
    const random = seeded(SEED);
    const server = (condition: string, values: object): boolean =>
      holds(condition, values as never, { at: '2026-11-24T10:00:00Z', zone: 'Europe/Warsaw' });
    let judged = 0;

    for (let form = 0; form < FORMS; form++) {
      const sections = randomForm(random);
      const page = await rulesOf({ sections });
      for (let each = 0; each < ANSWERS; each++) {
        const content = withIds(randomContent(random, sections));
        const kept = asKept(content);
        // longer than a draft takes: the page does not let it be typed, the server refuses it
        if (!kept) continue;
        judged += 1;

        // when
        const onPage = evaluateForm({ sections }, content, around, { holds: page, mayHaveOneName: true });
        const atServer = evaluateForm({ sections }, kept, around, { holds: server, mayHaveOneName: true });
        const sent = shownContent(atServer, kept, around);
        const filed = evaluateForm({ sections }, sent, around, { holds: server, mayHaveOneName: true });

        // then
        expect(JSON.stringify(onPage)).toBe(JSON.stringify(atServer));
        expect(JSON.stringify(filed.sections.map(({ lines }) => lines))).toBe(
          JSON.stringify(atServer.sections.map(({ lines }) => lines)),
        );
      }
    }
    expect(judged).toBeGreaterThan(FORMS);
  });

  it('a click in a form of 300 questions asks each condition once', async () => {
    // given: each question hangs on the one before it
    const { form, answers } = longForm(300);
    const page = await rulesOf(form);
    const asked: string[] = [];
    const counting = (condition: string, values: object): boolean => {
      asked.push(condition);
      return page(condition, values as never);
    };

    // when
    const content = { ...withIds(randomContent(seeded(1), [])), answers: { ...answers, q299: 'no' } };
    evaluateForm(form, content, around, { holds: counting, mayHaveOneName: true });

    // then
    expect(asked).toHaveLength(299);
    expect(new Set(asked).size).toBe(299);
  });
});
