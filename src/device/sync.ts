import { canonicalText } from '#kernel/canonical.ts';
import type { Me } from '#protocol/messages.ts';
import type { SyncState } from '#device/device.ts';
import type { Phone } from '#device/phone.ts';
import { type Enrolled, pushAll } from '#device/push.ts';
import { forgetPages, pullAll } from '#device/pull.ts';
import { findRow, IdentityRow, readRow, SyncRow } from '#device/rows.ts';

export type Sync = { run(): Promise<SyncState>; state(): SyncState };

/** One exchange with the home at a time: all that waits goes out, then all that is new comes in. */
export function createSync(phone: Phone): Sync {
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  function state(): SyncState {
    const rows = phone.views.rows();
    const complete = rows.filter((row) => row.complete).length;
    return {
      ...phone.trouble,
      ...(running !== undefined && { phase: 'syncing' as const }),
      ...(phone.lastSync && { syncedAt: phone.lastSync.syncedAt }),
      loaded: { complete, of: rows.length },
    };
  }

  async function runOnce(): Promise<void> {
    const me = phone.enrolled();
    if (me === undefined) return;
    try {
      await phone.platform.lock(() => exchange(phone, me));
    } catch {
      // The store did not answer; what was saved stays where it is.
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

async function exchange(phone: Phone, me: Enrolled): Promise<void> {
  const { platform, client } = phone;
  for (const book of phone.views.damaged()) await forgetPages(platform, book);
  const pushed = await pushAll(platform, client, me);
  if (pushed.changed.size > 0) await phone.refresh(pushed.changed);
  const isCut = pushed.troubles.get('') === 'offline';
  phone.lastSync = await findRow(platform.store, SyncRow, 'meta', 'sync');
  const pulled = isCut
    ? undefined
    : await pullAll(platform, client, me, phone.lastSync, phone.refresh);
  if (pulled?.at !== undefined) await phone.clock.adopt(pulled.at);
  if (pulled?.me !== undefined) await keepMe(phone, pulled.me);
  phone.lastSync = await findRow(platform.store, SyncRow, 'meta', 'sync');
  const troubles = [pushed.troubles, pulled?.troubles ?? new Map<string, string>()];
  const whole = troubles.map((each) => each.get('')).find((code) => code !== undefined);
  phone.trouble = troubleOf(whole ?? troubles.flatMap((each) => [...each.values()])[0]);
  if (pushed.changed.size + (pulled?.changed.size ?? 0) > 0) platform.wake.send();
}

function troubleOf(code: string | undefined): Phone['trouble'] {
  if (code === undefined) return { phase: 'idle' };
  return code === 'offline' ? { phase: 'offline' } : { phase: 'trouble', code };
}

/** Grants may have changed since the phone was enrolled. */
async function keepMe(phone: Phone, me: Me): Promise<void> {
  const identity = await readRow(phone.platform.store, IdentityRow, 'meta', 'identity');
  if (identity?.enrolled === undefined || sameMe(identity.enrolled.me, me)) return;
  const value: IdentityRow = { ...identity, enrolled: { ...identity.enrolled, me } };
  const written = await phone.platform.store.write([{ table: 'meta', key: 'identity', value }], {
    strict: true,
  });
  if (written.ok) phone.identity = value;
}

const sameMe = (left: Me, right: Me): boolean => canonicalText(left) === canonicalText(right);
