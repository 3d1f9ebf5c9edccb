// A phone of a released version, before and after its app is renewed, and a home where somebody was erased.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStage, save, TODAY, toHome, visitOf } from './stage.ts';
import * as phoneToday from './version-phone.ts';
import { phoneOf, readHome, readPhones, unpackMedium, VERSIONS } from './versions.ts';

const stage = createStage();

test.each(VERSIONS)(
  'a phone of %s goes on, and is clean once its app is renewed',
  async (version) => {
    const { places } = readHome(version);
    const kept = readPhones(version)['answered'];
    if (kept === undefined) throw new Error('no phone');
    const { home, time, folder } = await stage.openKept(version, TODAY);
    const then = await phoneOf(version);
    const medium = await unpackMedium(kept, then.createPhoneMedium());
    const settings = { medium, request: toHome(home), now: () => time.nowS };
    const old = await then.openVersionPhone(settings);
    time.nowS += 3_600;
    expect(await old.sync()).toMatchObject({ phase: 'idle' });
    const nameOf = (phone: Pick<typeof old, 'findView'>, id: string): unknown => {
      const resident = phone.findView('homes', places.village)?.state['residents']?.get(id);
      return (resident as { readonly name?: unknown } | undefined)?.name; // a resident
    };
    const homes = home.findBook('homes', places.village);
    const [id = ''] = Object.keys((await home.state(homes))['residents'] ?? {});
    const name = nameOf(old, id);
    expect(name).toMatch(/\p{L}{2}/u);
    expect(await home.erase?.(id, join(folder, 'tombstones'))).toBe('ok');

    // One of 0.1.0 keeps what it has and is told nothing that it could not prove. What it writes arrives.
    time.nowS += 3_600;
    await save(old, old.findBook('doors', places.village)?.id ?? '', [
      visitOf(old, places.household),
    ]);
    expect(await old.sync()).toMatchObject({ phase: 'idle' });
    expect(old.counts().waiting).toBe(0);
    expect(nameOf(old, id)).toBe(version === '0.1.0' ? name : '—');
    expect((await home.verify()).defects).toEqual([]);

    const renewed = await phoneToday.openVersionPhone(settings);
    time.nowS += 3_600;
    expect(await renewed.sync()).toMatchObject({ phase: 'idle' });
    expect(nameOf(renewed, id)).toBe('—');
    const head = (await home.heads()).find(({ book }) => book === homes.id);
    expect(renewed.findView('homes', places.village)?.seq).toBe(head?.seq);
    expect(renewed.counts().waiting).toBe(0);
    expect((await home.verify()).defects).toEqual([]);
  },
);
