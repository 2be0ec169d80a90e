import type { Answer } from '../simulation/simulate.ts';
import { parseJson, readInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

const KINDS = ['task', 'activity', 'message', 'signal', 'timer'] as const;
const FORMS =
  '{"task":"<id>","variables":{}}, {"activity":"<id>","result":{}} or …"error":{"code":"…"}, {"message":"<name>","variables":{}}, {"signal":"<name>"}, {"timer":"<id>"}';

/** The answers of a run, in order. @throws UsageError when the file cannot be read or holds something else */
export async function readAnswers(path: string): Promise<Answer[]> {
  const answers = parseJson(new TextDecoder().decode(await readInput(path)), '--answers');
  if (!Array.isArray(answers)) throw new UsageError('--answers: a JSON array is expected');
  return answers.map((answer: unknown, index) => {
    const wrong = wrongIn(answer);
    if (wrong === undefined) return answer as Answer;
    throw new UsageError(`--answers: answer ${index + 1} ${wrong}. An answer is ${FORMS}`);
  });
}

function wrongIn(answer: unknown): string | undefined {
  if (!isObject(answer)) return 'is no JSON object';
  const [kind, ...others] = KINDS.filter((one) => one in answer);
  if (kind === undefined || others.length > 0) return `has to name one of ${KINDS.join(', ')}`;
  if (typeof answer[kind] !== 'string') return `has to name its ${kind} by a text`;
  if ('variables' in answer && !isObject(answer['variables'])) return 'has "variables" that are no JSON object';
  const { correlation, error } = answer;
  if (correlation !== undefined && typeof correlation !== 'string') return 'has a "correlation" that is no text';
  if (error === undefined) return undefined;
  return isObject(error) && typeof error['code'] === 'string' ? undefined : 'has an "error" without the text "code"';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
