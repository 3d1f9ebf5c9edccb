// What every engine must do with the ways in which officers sign in; part of the store's contract.

import { expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { Store } from '#server/store/store.ts';

const bytes = (fill: number): Bytes => new Uint8Array(32).fill(fill);
const HOLDER = { person: 'personAAAA', people: 'peopleAAAA' };
/** The same id in another people book is another person. */
const OTHER = { ...HOLDER, people: 'peopleBBBB' };
const STREAM = 'streamAAAA';

export function describeAccounts(store: () => Store): void {
  const login = {
    ...HOLDER,
    name: 'an.nguyen',
    password: 'hash',
    totp: bytes(1),
    step: 0,
    since: 100,
  };

  it('keeps one login name for a person, which nobody else has', async () => {
    const { directories } = store();
    expect(await directories.putLogin(login, [bytes(1), bytes(2)])).toBe(true);
    expect(await directories.putLogin({ ...login, ...OTHER }, [bytes(3)])).toBe(false);
    expect(await directories.findLogin('an.nguyen')).toEqual(login);
    expect(await directories.findLoginOf(HOLDER)).toEqual(login);
    expect(await directories.findLoginOf(OTHER)).toBeUndefined();
    expect(await directories.countRecovery(HOLDER)).toBe(2);
    const renamed = { ...login, name: 'nguyen.an', step: 9 };
    expect(await directories.putLogin(renamed, [bytes(4)])).toBe(true);
    expect(await directories.findLogin('an.nguyen')).toBeUndefined();
    expect(await directories.countRecovery(HOLDER)).toBe(1);
    expect(await directories.putLogin({ ...login, ...OTHER }, [bytes(3)])).toBe(true);
    await directories.deleteLoginOf(HOLDER);
    expect(await directories.findLoginOf(HOLDER)).toBeUndefined();
    expect(await directories.countRecovery(HOLDER)).toBe(0);
    expect(await directories.findLoginOf(OTHER)).toEqual({ ...login, ...OTHER });
  });

  it('takes a code of a step, a recovery code and a thing to spend once', async () => {
    const { directories } = store();
    await directories.putLogin(login, [bytes(1), bytes(2)]);
    const tries = [5, 5, 4, 6].map((step) => directories.takeStep('an.nguyen', step));
    expect(await Promise.all(tries)).toEqual([true, false, false, true]);
    expect(await directories.takeStep('nobody', 7)).toBe(false);
    expect(await directories.takeRecovery(OTHER, bytes(1))).toBe(false);
    expect(await directories.takeRecovery(HOLDER, bytes(1))).toBe(true);
    expect(await directories.takeRecovery(HOLDER, bytes(1))).toBe(false);
    expect(await directories.countRecovery(HOLDER)).toBe(1);
    expect(await directories.spend(bytes(7), 200, 100)).toBe(true);
    expect(await directories.spend(bytes(7), 200, 200)).toBe(false);
    expect(await directories.spend(bytes(8), 300, 201)).toBe(true);
    // What had expired is forgotten; whoever asks looks at the end of it first.
    expect(await directories.spend(bytes(7), 200, 202)).toBe(true);
  });

  it('counts the uses of a passkey, and forgets it', async () => {
    const { directories } = store();
    const passkey = { ...HOLDER, id: 'idA', key: bytes(3), counter: 4, label: 'máy', since: 100 };
    expect(await directories.putPasskey(passkey)).toBe(true);
    expect(await directories.putPasskey({ ...passkey, ...OTHER })).toBe(false);
    expect(await directories.findPasskey('idA')).toEqual(passkey);
    expect(await directories.usePasskey('idA', 4, 5, 150)).toBe(true);
    expect(await directories.usePasskey('idA', 4, 6, 151)).toBe(false);
    expect(await directories.listPasskeys(HOLDER)).toEqual([
      { ...passkey, counter: 5, usedAt: 150 },
    ]);
    expect(await directories.listPasskeys(OTHER)).toEqual([]);
    await directories.deletePasskey(OTHER, 'idA');
    expect(await directories.findPasskey('idA')).toBeDefined();
    await directories.deletePasskey(HOLDER, 'idA');
    expect(await directories.findPasskey('idA')).toBeUndefined();
  });

  it('links a name of another issuer to one person', async () => {
    const { directories } = store();
    const subject = { ...HOLDER, issuer: 'https://id', subject: 's1', since: 100 };
    expect(await directories.putSubject(subject)).toBe(true);
    expect(await directories.putSubject({ ...subject, ...OTHER })).toBe(false);
    expect(await directories.findSubject('https://id', 's1')).toEqual(subject);
    expect(await directories.findSubject('https://other', 's1')).toBeUndefined();
    expect(await directories.listSubjects(HOLDER)).toEqual([subject]);
    await directories.deleteSubject(OTHER, 'https://id');
    expect(await directories.listSubjects(HOLDER)).toEqual([subject]);
    await directories.deleteSubject(HOLDER, 'https://id');
    expect(await directories.findSubject('https://id', 's1')).toBeUndefined();
  });

  it('forgets the key of a stream that it keeps', async () => {
    const { directories } = store();
    const line = { ...HOLDER, stream: STREAM, key: 'K' };
    await directories.putStreams([{ ...line, secret: bytes(9) }]);
    await directories.forgetSecret(STREAM);
    expect(await directories.findStream(STREAM)).toEqual(line);
  });

  it('gives a card to whoever has signed in, and leaves the cards of others alone', async () => {
    const { directories } = store();
    const card = { ...HOLDER, singleUse: true, issuedAt: 100 };
    const signedIn = { ...card, way: 'passkey' as const, lastsS: 60, expiresAt: 400 };
    await directories.putCard({ ...card, hash: bytes(1) });
    await directories.putCard({ ...signedIn, hash: bytes(2) });
    await directories.putCard({ ...signedIn, hash: bytes(3) });
    expect(await directories.findCard(bytes(1))).toBeDefined();
    expect(await directories.findCard(bytes(2))).toEqual({ ...signedIn, hash: bytes(2) });
    await directories.putCard({ ...card, hash: bytes(4) });
    expect(await directories.findCard(bytes(1))).toBeUndefined();
    expect(await directories.useCard(bytes(3), STREAM, 200)).toMatchObject({ lastsS: 60 });
    const later = { ...signedIn, issuedAt: 400 + 86_401, expiresAt: 90_000 };
    await directories.putCard({ ...later, hash: bytes(5) });
    expect(await directories.findCard(bytes(3))).toBeUndefined();
    expect(await directories.findCard(bytes(4))).toBeDefined();
  });
}
