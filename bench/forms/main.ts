import { evaluateForm, type FormContent, type FormSurroundings } from '@karta/domain';
import { longForm, randomContent, seeded } from '../../tests/forms/random-forms.ts';
import { rulesOf } from '../../web-resident/src/app/applications/form-rules.ts';
import { percentile, RunRecord } from '../run-record.ts';

const QUESTIONS = 300;
const CLICKS = 400;

const around: FormSurroundings = {
  ...{ today: '2026-11-24', packages: [], reasons: [], cards: [], receivingCards: [], points: [], consents: [] },
};
const { form, answers } = longForm(QUESTIONS);
const rules = await rulesOf(form);
const base: FormContent = randomContent(seeded(1), []);

/** The script of a click: another question is answered otherwise, and the form is judged anew. */
function click(at: number): number {
  const from = performance.now();
  const content = { ...base, answers: { ...answers, [`q${at % QUESTIONS}`]: 'no' } };
  evaluateForm(form, content, around, { holds: rules, mayHaveOneName: true });
  return performance.now() - from;
}

for (let at = 0; at < QUESTIONS; at++) click(at);
const times = Array.from({ length: CLICKS }, (_, at) => click(at));
const [half, most] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
process.stdout.write(
  `a click in a form of ${QUESTIONS} questions: p50 ${half} ms, p95 ${most} ms (a frame is 16 ms)\n`,
);
const record = new RunRecord();
for (const [of, value] of times.entries())
  record.add({ measure: `click in a form of ${QUESTIONS} questions`, of, value, unit: 'ms' });
