import { ChipTurn, StationClaimAnswer, StationHeartbeatAnswer, StationScanAnswer } from '@karta/contracts';
import type { StationChipTalk, StationHeartbeat, StationJob, StationReport } from '@karta/contracts';
import type { ScanFault, ScanSubject } from '@karta/domain';

/** `stale`: the claim belongs to someone else now, or the job is gone. `away`: no usable answer; asking again is harmless. */
export type ReportAnswer = 'accepted' | 'stale' | 'away';
export type ClaimAnswer = { kind: 'job'; job: StationJob } | { kind: 'none' } | { kind: 'away'; reason: string };

export type StationApi = {
  /** `refused`: nobody works under this key any more. */
  heartbeat(beat: StationHeartbeat): Promise<'accepted' | 'refused' | 'away'>;
  claim(): Promise<ClaimAnswer>;
  report(jobId: string, report: StationReport): Promise<ReportAnswer>;
  /** What the chip is to be told next. `over`: the talk took too long, and is begun anew. */
  talkToChip(jobId: string, said: StationChipTalk): Promise<ChipTurn | 'over' | 'stale' | 'away'>;
  extend(jobId: string, token: number): Promise<ReportAnswer>;
  /** What a clerk wants scanned; undefined also where the server is away. */
  claimScan(): Promise<{ id: string; what: ScanSubject } | undefined>;
  sendScan(id: string, png: Buffer): Promise<void>;
  failScan(id: string, code: ScanFault): Promise<void>;
};

/** The server answers at once; a lost answer is asked for again soon. */
const TIMEOUT_MILLISECONDS = 10_000;
/** A picture takes longer. */
const SEND_MILLISECONDS = 60_000;

const isStale = (status: number): boolean => status === 404 || status === 409 || status === 410;
const codeOf = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;

/** The server's station endpoints: outbound HTTP only, with the station's own token. `stop` ends a call in hand. */
export function createStationApi(apiUrl: string, stationToken: string, stop: AbortSignal): StationApi {
  async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
    const isPicture = Buffer.isBuffer(body);
    const limit = AbortSignal.timeout(isPicture ? SEND_MILLISECONDS : TIMEOUT_MILLISECONDS);
    const response = await fetch(`${apiUrl.replace(/\/$/, '')}/api/station/${path}`, {
      method: 'POST',
      headers: {
        'content-type': isPicture ? 'image/png' : 'application/json',
        authorization: `Bearer ${stationToken}`,
      },
      body: isPicture ? new Uint8Array(body) : JSON.stringify(body),
      signal: AbortSignal.any([stop, limit]),
    });
    return { status: response.status, body: await response.json() };
  }

  async function tell(path: string, body: object): Promise<ReportAnswer> {
    try {
      const { status } = await post(path, body);
      if (status === 200) return 'accepted';
      return isStale(status) ? 'stale' : 'away';
    } catch {
      return 'away';
    }
  }

  return {
    async heartbeat(beat) {
      try {
        const { status, body } = await post('heartbeat', beat);
        if (status === 401) return 'refused';
        return status === 200 && StationHeartbeatAnswer.safeParse(body).success ? 'accepted' : 'away';
      } catch {
        return 'away';
      }
    },
    async claim() {
      try {
        const { status, body } = await post('claim', {});
        if (status !== 200) return { kind: 'away', reason: `HTTP_${status}` };
        const answer = StationClaimAnswer.safeParse(body);
        if (!answer.success) return { kind: 'away', reason: 'BAD_ANSWER' };
        return answer.data.job === null ? { kind: 'none' } : { kind: 'job', job: answer.data.job };
      } catch {
        return { kind: 'away', reason: 'UNREACHABLE' };
      }
    },
    async talkToChip(jobId, said) {
      try {
        const { status, body } = await post(`jobs/${jobId}/chip`, said);
        const turn = ChipTurn.safeParse(body);
        if (status === 200 && turn.success) return turn.data;
        if (codeOf(body) === 'CHIP_TALK_OVER') return 'over';
        return isStale(status) ? 'stale' : 'away';
      } catch {
        return 'away';
      }
    },
    report: (jobId, report) => tell(`jobs/${jobId}/report`, report),
    extend: (jobId, token) => tell(`jobs/${jobId}/extend`, { token }),
    async claimScan() {
      try {
        const { status, body } = await post('scans/claim', {});
        const answer = StationScanAnswer.safeParse(body);
        return status === 200 && answer.success ? (answer.data.scan ?? undefined) : undefined;
      } catch {
        return undefined;
      }
    },
    async sendScan(id, png) {
      // a picture that the server refuses is no use to anybody: the clerk hears so instead of waiting
      const answer = await tell(`scans/${id}/picture`, png);
      if (answer === 'away') await tell(`scans/${id}/fault`, { code: 'SCAN_FAILED' satisfies ScanFault });
    },
    async failScan(id, code) {
      await tell(`scans/${id}/fault`, { code });
    },
  };
}
