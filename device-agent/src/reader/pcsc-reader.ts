import { CardGone, GET_UID, uidOf, type CardReader, type UidReading } from './card-reader.ts';
import type { PcscClient, PcscModule, PcscReader } from './pcsc-module.ts';

const RESTART_MILLISECONDS = 3_000;
/** Slots of a workstation in which no blank is ever laid: security modules, sign-in devices, keys. */
const NO_CARD_SLOT = /\bSAM\b|Windows Hello|UICC|Yubi ?Key|Yubico|Nitrokey|Virtual Smart/i;

interface Slot {
  readonly reader: PcscReader;
  isPresent: boolean;
}

/**
 * The contactless reader among all that PC/SC knows: the one that `wantedName` names, else the one on which a card answers.
 * Another takes over when it goes; a PC/SC service that dies is asked again every few seconds.
 */
export function openPcscReader(pcsc: PcscModule, wantedName?: string): CardReader {
  const slots = new Set<Slot>();
  let chosen: Slot | undefined;
  let isClosed = false;
  let restart: NodeJS.Timeout | undefined;
  let client = newClient();
  start();

  function newClient(): PcscClient {
    const made = new pcsc.Client().on('reader', (found) => watch(found));
    return made.on('error', () => {
      if (client !== made || isClosed) return;
      slots.clear();
      bury(made);
      client = newClient();
      restart = setTimeout(start, RESTART_MILLISECONDS);
    });
  }

  function start(): void {
    try {
      client.start();
    } catch {
      // the service is not there yet
      restart = setTimeout(start, RESTART_MILLISECONDS);
    }
  }

  function watch(reader: PcscReader): void {
    if (!isWanted(reader.name(), wantedName)) return;
    const slot: Slot = { reader, isPresent: false };
    slots.add(slot);
    reader
      .on('change', (status) => {
        // PRESENT may come together with IN_USE, which is our own connection: no reason to look away.
        slot.isPresent = status.has(pcsc.ReaderStatus.PRESENT) && !status.has(pcsc.ReaderStatus.MUTE);
      })
      .on('disconnect', () => {
        slots.delete(slot);
      });
  }

  /** The slot that answered last comes first. */
  const withCard = (): Slot[] =>
    [...slots]
      .filter((slot) => slot.isPresent)
      .toSorted((one, other) => Number(other === chosen) - Number(one === chosen));

  async function readFrom(slot: Slot): Promise<UidReading> {
    try {
      const card = await slot.reader.connect(pcsc.CardMode.SHARED);
      try {
        return uidOf(await card.transmit(GET_UID));
      } finally {
        await card.disconnect(pcsc.CardDisposition.LEAVE);
      }
    } catch {
      return slot.isPresent ? { kind: 'unreadable' } : { kind: 'absent' };
    }
  }

  return {
    get name() {
      const shown = chosen && slots.has(chosen) ? chosen : [...slots][0];
      return shown === undefined ? 'pcsc' : `pcsc:${shown.reader.name()}`;
    },
    condition: () => ({ state: slots.size === 0 ? 'offline' : 'ready', cardPresent: withCard().length > 0 }),
    async readUid() {
      let worst: UidReading = { kind: 'absent' };
      for (const slot of withCard()) {
        const reading = await readFrom(slot);
        if (reading.kind === 'uid') {
          chosen = slot;
          return reading;
        }
        if (reading.kind !== 'absent') worst = reading;
      }
      return worst;
    },
    async talk(use) {
      const [slot] = withCard();
      const card = await slot?.reader.connect(pcsc.CardMode.SHARED).catch(() => undefined);
      if (!card) return undefined;
      try {
        return await use(async (apdu) => {
          const answer = await card.transmit(apdu).catch((error: unknown) => {
            throw new CardGone('The card was taken away.', { cause: error });
          });
          // every answer has a status of two bytes; a driver may give less of a card that is just being taken away
          if (answer.length < 2) throw new CardGone('The card was taken away.');
          return answer;
        });
      } catch (error) {
        if (error instanceof CardGone) return undefined;
        throw error;
      } finally {
        await card.disconnect(pcsc.CardDisposition.LEAVE).catch(() => undefined);
      }
    },
    async eject() {
      const [slot] = withCard();
      const card = await slot?.reader.connect(pcsc.CardMode.SHARED).catch(() => undefined);
      await card?.disconnect(pcsc.CardDisposition.EJECT).catch(() => undefined);
    },
    async close() {
      isClosed = true;
      clearTimeout(restart);
      bury(client);
    },
  };
}

/** Clients whose service died. pcsc-mini 0.1.3 ends the whole program when such a one is collected, so none ever is. */
const GRAVEYARD: PcscClient[] = [];

/** Lets go of a client; that of a dead service throws where it is stopped. */
function bury(client: PcscClient): void {
  try {
    client.stop();
  } catch {
    GRAVEYARD.push(client);
  }
}

function isWanted(name: string, wantedName: string | undefined): boolean {
  return wantedName === undefined ? !NO_CARD_SLOT.test(name) : name.toLowerCase().includes(wantedName.toLowerCase());
}
