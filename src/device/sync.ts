import type { SyncState } from '#device/device.ts';
import type { Phone } from '#device/phone.ts';

export type Sync = { run(): Promise<SyncState>; state(): SyncState };

/** Nothing of it is needed to draw the first screen. */
const loadExchange = () => import('#device/exchange.ts');

/** One exchange with the home at a time: all that waits goes out, then all that is new comes in. */
export function createSync(phone: Phone): Sync {
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  const state = (): SyncState => stateOf(phone, running !== undefined);

  async function runOnce(): Promise<void> {
    if (phone.enrolled() === undefined) return;
    const loaded = await loadExchange().catch(() => undefined);
    if (loaded === undefined) {
      phone.trouble = { phase: 'offline' };
      return;
    }
    try {
      await phone.platform.lock(() => loaded.exchange(phone));
    } catch {
      // The store did not answer; what was saved stays where it is, what was brought is read the next time.
      phone.isStale = true;
      phone.trouble = { phase: 'trouble', code: 'store-failed' };
    }
  }

  function start(): Promise<void> {
    running = runOnce().finally(() => {
      running = undefined;
      phone.tell();
    });
    phone.tell();
    return running;
  }

  return {
    state,
    /** A call during an exchange waits for one more: what was saved meanwhile goes with that. */
    async run() {
      if (running === undefined) {
        await start();
      } else {
        queued ??= running.then(() => {
          queued = undefined;
          return start();
        });
        await queued;
      }
      return state();
    },
  };
}

function stateOf(phone: Phone, isSyncing: boolean): SyncState {
  const { views, client, trouble, watch, clock, lastSync, given } = phone;
  const rows = views.rows().filter((row) => row.writeOnly === undefined);
  const retryAt = client.retryAt();
  return {
    ...trouble,
    ...(isSyncing && { phase: 'syncing' as const }),
    epoch: rows.reduce((highest, row) => Math.max(highest, row.epoch), 0),
    room: watch.room(),
    clockOffS: clock.offS(),
    ...(retryAt !== undefined && { retryAt }),
    ...(lastSync && { syncedAt: lastSync.syncedAt }),
    ...(given && { given: { ...given } }),
    loaded: { complete: rows.filter((row) => row.complete).length, of: rows.length },
  };
}
