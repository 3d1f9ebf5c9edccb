// Requests that leave something behind: facts, decisions, files, cards, registers, streams.

import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { SIGNING_IN } from '#test/access/signing-in.ts';
import { enrolBytes, succeedBytes } from '#book/signed.ts';
import { REDACTED } from '#book/common.ts';
import { DecideReply } from '#protocol/decide.ts';
import type { SignedHead } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';
import { issueHouseholdCard, withdrawHouseholdCard } from '#server/household-cards.ts';
import { SURVEY_CLOSED } from '#test/access/asked.ts';
import { BRIDGED } from '#test/access/bridges.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import { CALLERS, type Country, UNPROVEN } from '#test/access/country.ts';
import { type Prepared, WRITER } from '#test/access/place-premises.ts';
import { STATEMENTS } from '#test/access/statements.ts';
import { WRITINGS } from '#test/access/premises.ts';
import { questionTaken, receive, sentBack, taken } from '#test/access/office-steps.ts';
import { type Probe, someHousehold } from '#test/access/reading.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';

/** What the home made of one fact. The home itself writes without HTTP; nobody else has its key. */
async function write(
  country: Country,
  who: string,
  book: Book,
  proposal: Proposal,
): Promise<string> {
  if (who === 'home') {
    const recorded = await country.the.home.recorder.record(book, [proposal]);
    return recorded.ok ? wordOf(recorded.value[0]) : recorded.error.code;
  }
  const phone = country.phone(who);
  const part = phone.part(book.id, [proposal], !UNPROVEN.includes(who));
  const body = gzipSync(json({ protocol: PROTOCOL, stream: phone.stream, parts: [part] }));
  const headers = { 'content-encoding': 'gzip' };
  const path = '/api/push';
  const said = await send(country, who, {
    method: 'POST',
    path,
    body: new Uint8Array(body),
    headers,
  });
  return outcome(said, (reply) => {
    const [answer] = v.parse(PushReply, reply).parts;
    return answer !== undefined && 'items' in answer
      ? wordOf(answer.items[0])
      : (answer?.code ?? '');
  });
}

const Item = v.object({ verdict: v.string(), why: v.string() });
const PushReply = v.object({
  parts: v.array(v.union([v.object({ items: v.array(Item) }), v.object({ code: v.string() })])),
});

const wordOf = (item: v.InferOutput<typeof Item> | undefined): string =>
  [item?.verdict, item?.why].filter(Boolean).join(' ');

/** A fact for everybody to say, each over something of its own; what it rests on is said at once. */
const fact = (name: string): Probe => {
  const ready = new Map<string, Promise<Prepared[]>>();
  return async (country, who, of) => {
    const known = ready.get(of) ?? prepareFor(country, name, of);
    ready.set(of, known);
    const prepared = (await known).pop();
    if (prepared === undefined) throw new Error(`${name} of ${of} is asked too often`);
    return write(country, who, prepared.book, as(country, who, prepared.proposal));
  };
};

/** The proposal in the words of whoever writes it. */
function as(country: Country, who: string, proposal: Proposal): Proposal {
  const { stream } = country.phone(who);
  const person = country.the.home.directory.findStream(stream)?.person ?? 'nobody0000';
  const body = Object.entries(proposal.body).map(([field, value]) => [
    field,
    value === WRITER ? person : value,
  ]);
  return { ...proposal, body: Object.fromEntries(body) as Proposal['body'] }; // the same fields
}

async function prepareFor(country: Country, name: string, of: string): Promise<Prepared[]> {
  const make = WRITINGS[name];
  if (make === undefined) throw new Error(`nothing is written as ${name}`);
  const all = CALLERS.map(() => make(country, of));
  const before = all.flatMap((prepared) => prepared.before);
  for (const [book, earlier] of Map.groupBy(before, (each) => each.book)) {
    await country.record(
      book,
      earlier.map(({ proposal }) => proposal),
    );
  }
  return all;
}

/** A household that somebody who has left adds to a village's register: it waits for a decision. */
async function hold(country: Country, of: string) {
  const book = country.book('homes', of);
  const who = `former member ${of}`;
  const proposal = {
    type: 'household.added@1',
    on: country.the.today,
    body: { household: country.newId() },
  };
  const word = await write(country, who, book, proposal);
  if (word !== 'held outside-grant') throw new Error(`not held: ${word}`);
  const phone = country.phone(who);
  return { book, stream: phone.stream, n: phone.headOf(book.id)?.n ?? 0 };
}

/** A change that names another value than the one it replaces: the home asks about it. */
async function question(country: Country, of: string) {
  const book = country.book('homes', of);
  const household = country.newId();
  const on = country.the.today;
  await country.record(book, [{ type: 'household.added@1', on, body: { household } }]);
  const change = { field: 'alley', was: 'Ngõ khác', to: 'Ngõ này' };
  const recorded = await country.the.home.recorder.record(book, [
    { type: 'household.changed@1', on, body: { household, change } },
  ]);
  const item = recorded.ok ? recorded.value[0] : undefined;
  if (item?.verdict !== 'flagged') throw new Error('nothing was asked');
  return { book, stream: country.the.home.directory.identity.stream, n: item.n };
}

const common =
  (type: string): Probe =>
  async (country, who, of) => {
    const matter = type === 'question.settled@1' ? question : hold;
    const { book, stream, n } = await matter(country, of);
    return write(country, who, book, { type, on: country.the.today, body: { stream, n } });
  };

const decide =
  (decision: string): Probe =>
  async (country, who, of) => {
    const matter = decision === 'settle' ? question : hold;
    const { book, stream, n } = await matter(country, of);
    const body = json({ book: book.id, of: [{ stream, n }], decision });
    const said = await send(country, who, { method: 'POST', path: '/api/decide', body });
    return outcome(said, (reply) => {
      const [item] = v.parse(DecideReply, reply).items;
      return item === undefined ? 'empty' : wordOf(item);
    });
  };

/** A word about an erasure that no phone may give: the home writes it. */
const redacted: Probe = async (country, who, of) => {
  const facts = [[country.newId(), 1, 'A'.repeat(43)]];
  const body = { about: [], facts, ground: 'asked' };
  const proposal = { type: REDACTED, on: country.the.today, body };
  return write(country, who, country.book('homes', of), proposal);
};

/** A person of a village whose entry somebody has erased. */
const erase: Probe = async (country, who, of) => {
  const [household, resident] = [country.newId(), country.newId()];
  const on = country.the.today;
  await country.record(country.book('homes', of), [
    { type: 'household.added@1', on, body: { household } },
    { type: 'resident.added@1', on, body: { resident, household, name: 'Vi Thị Thử' } },
  ]);
  const body = json({ resident, ground: 'asked' });
  return outcome(await send(country, who, { method: 'POST', path: '/api/erase', body }));
};

const upload: Probe = async (country, who, of) => {
  const [name = '', activity] = of.split('.');
  const kind =
    (['homes', 'learning', 'work', 'board', 'reach', 'funds'] as const).find(
      (each) => each === activity,
    ) ?? 'doors';
  const book = country.book(kind, name);
  const path = `/api/upload/${book.id}/${toBase64Url(sha256(utf8(country.newId())))}/10`;
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10' };
  return outcome(await send(country, who, { method: 'POST', path, headers }));
};

/** `member A1` is somebody new with that right: a card for them opens it. */
async function somebodyNew(country: Country, of: string): Promise<string> {
  const [role = '', at = ''] = of.split(' ');
  const person = country.newId();
  const { today } = country.the;
  const grant = { grant: country.newId(), person, role, place: country.place(at), from: today };
  await country.record(country.peopleBook(at), [
    { type: 'person.added@1', on: today, body: { person, name: 'Vi Văn Thử' } },
    { type: 'grant.given@1', on: today, body: grant },
  ]);
  return person;
}

const card: Probe = async (country, who, of) => {
  const person = await somebodyNew(country, of);
  const path = '/api/cards';
  return outcome(await send(country, who, { method: 'POST', path, body: json({ person }) }));
};

const householdCard: Probe = async (country, who, of) => {
  const issue = of === 'A' ? [] : [await someHousehold(country, of)];
  const body = json({ village: country.place(of), issue, withdraw: [] });
  const said = await send(country, who, { method: 'POST', path: '/api/household-cards', body });
  return outcome(said);
};

const householdPage: Probe = async (country, who, of) => {
  const { store } = country.the.home;
  const book = country.book('homes', 'A1');
  const household = await someHousehold(country, 'A1');
  const given = { household, issuedAt: 1, issuedBy: household };
  let secret = await issueHouseholdCard(store, book, given);
  if (of === 'replaced') await issueHouseholdCard(store, book, given);
  if (of === 'withdrawn') await withdrawHouseholdCard(store, book, household);
  if (of === 'made up') secret = 'A'.repeat(secret.length);
  const said = await send(country, who, {
    method: 'POST',
    path: '/ho',
    body: utf8(`card=${secret}`),
  });
  return said.status === 200 ? 'page' : String(said.status);
};

const devices: Probe = async (country, who, of) => {
  const person = await somebodyNew(country, of);
  return outcome(await send(country, who, { path: `/api/devices?person=${person}` }));
};

const register = (country: Country, who: string, route: string, of: string, more = '') =>
  send(country, who, {
    method: 'POST',
    path: `/api/import/${route}?place=${country.place(of)}&name=so-ho.csv${more}`,
    body: utf8(`Thôn,Họ và tên chủ hộ\nNà Lúa,Vi Thị ${country.newId()}\n`),
  });

const preview: Probe = async (country, who, of) =>
  outcome(await register(country, who, 'preview', of));

/** Whoever may confirm hears that nothing like this was shown; nobody else comes so far. */
const confirm: Probe = async (country, who, of) =>
  outcome(await register(country, who, 'confirm', of, `&preview=${'A'.repeat(43)}`));

/** A form that asks one thing. */
const FORM = Uint8Array.from(
  workbookOf('| survey |\n| | type | name | label |\n| | text | a | A |'),
);

const surveyCheck: Probe = async (country, who, of) => {
  const path = `/api/survey/check?place=${country.place(of)}&name=phieu.xlsx`;
  return outcome(await send(country, who, { method: 'POST', path, body: FORM }));
};

const surveyOpen: Probe = async (country, who, of) => {
  const shown = 'A'.repeat(43);
  const path = `/api/survey/open?place=${country.place(of)}&name=phieu.xlsx&shown=${shown}`;
  return outcome(await send(country, who, { method: 'POST', path, body: FORM }));
};

/**
 * `fresh` has never been used, `used` has, `stale` is from somebody who could not give it today, `elsewhere`
 * bears the name of another home.
 */
async function cardFor(country: Country, of: string): Promise<string> {
  const { home } = country.the;
  const { person, people } = home.directory.findStream(country.phone('member A1').stream) ?? {};
  const { person: giver } =
    home.directory.findStream(country.phone('former officer A').stream) ?? {};
  if (person === undefined || people === undefined || giver === undefined) {
    throw new Error('nobody');
  }
  const issuedBy = of === 'stale' ? { issuedBy: giver } : {};
  const issued = await home.cards.issue({ person, people, singleUse: true, ...issuedBy });
  const secret =
    of === 'elsewhere' ? issued.replace(/^./u, (letter) => (letter === 'A' ? 'B' : 'A')) : issued;
  if (of === 'used') await home.cards.use(secret, country.newId());
  return secret;
}

/** Tells whose a card is, and spends nothing. */
const whose: Probe = async (country, who, of) => {
  const secret = await cardFor(country, of);
  const body = json({ card: secret });
  const said = await send(country, who, { method: 'POST', path: '/api/enrol/whose', body });
  const isSpent = (await country.the.home.cards.find(secret))?.usedBy !== undefined;
  return outcome(said, () => (isSpent ? 'spent' : 'ok'));
};

const enrol: Probe = async (country, who, of) => {
  const { home } = country.the;
  const secret = await cardFor(country, of);
  const pair = createKeyPair(home.random);
  const stream = country.newId();
  const said = enrolBytes(stream, pair.key, cardHashOf(secret));
  const signature = toBase64Url(createSigner(pair)(said));
  const body = json({ protocol: PROTOCOL, card: secret, stream, key: pair.key, signature });
  return outcome(await send(country, who, { method: 'POST', path: '/api/enrol', body }));
};

const succeed: Probe = async (country, who) => {
  const pair = createKeyPair(country.the.home.random);
  const stream = country.newId();
  const said = succeedBytes(country.phone(who).stream, stream, pair.key);
  const signature = toBase64Url(createSigner(pair)(said));
  const body = json({ protocol: PROTOCOL, stream, key: pair.key, signature });
  return outcome(await send(country, who, { method: 'POST', path: '/api/succeed', body }));
};

const heads = new WeakMap<Country, Promise<SignedHead>>();

/** A head of the register of A1, under the home's signature or under somebody's own. */
async function headOf(country: Country, of: string): Promise<SignedHead> {
  const known = heads.get(country) ?? pullHead(country);
  heads.set(country, known);
  const head = await known;
  return of === 'signed head' ? head : { ...head, signature: toBase64Url(seededRandom(5)(64)) };
}

async function pullHead(country: Country): Promise<SignedHead> {
  const { reply } = await country.phone('member A1').pull();
  const { id } = country.book('homes', 'A1');
  const found = reply.books.find(({ book }) => book.id === id);
  if (found === undefined) throw new Error('no head');
  const { epoch, generation, seq, hash, signature } = found;
  return { epoch, generation, seq, hash, signature, at: reply.at };
}

const rejoin: Probe = async (country, who, of) => {
  const head = await headOf(country, of);
  const { id: book } = country.book('homes', 'A1');
  const body = json({ protocol: PROTOCOL, book, head, points: [] });
  return outcome(await send(country, who, { method: 'POST', path: '/api/rejoin', body }));
};

const offer: Probe = async (country, who, of) => {
  const head = await headOf(country, of);
  const { id: book } = country.book('homes', 'A1');
  const { epoch, seq, hash } = head;
  const begin = { common: { epoch, seq, hash }, cuts: [], runs: [] };
  const body = json({ protocol: PROTOCOL, book, head, ...begin });
  return outcome(await send(country, who, { method: 'POST', path: '/api/offer', body }));
};

const carry: Probe = async (country, who) =>
  outcome(await send(country, who, { method: 'POST', path: '/api/carry', body: utf8('copies') }));

const mark: Probe = async (country, who) =>
  outcome(await send(country, who, { method: 'POST', path: '/api/mark' }));

const FACTS: readonly (readonly [string, readonly [string, Probe]])[] = [
  ...Object.keys(WRITINGS).map((name) => [name, ['POST /api/push', fact(name)]] as const),
  ...['fact.released@1', 'fact.declined@1', 'question.settled@1'].map(
    (type) => [type, ['POST /api/push', common(type)]] as const,
  ),
  [REDACTED, ['POST /api/push', redacted]],
];

/** By question, with the address that it is put to. A fact type is a question of its own. */
export const WRITING: Readonly<Record<string, readonly [string, Probe]>> = {
  ...Object.fromEntries(FACTS),
  'decide release': ['POST /api/decide', decide('release')],
  'decide decline': ['POST /api/decide', decide('decline')],
  'decide settle': ['POST /api/decide', decide('settle')],
  erase: ['POST /api/erase', erase],
  'request received': ['POST /api/request', receive],
  'case taken': ['POST /api/desk/step', taken],
  'task sent back': ['POST /api/directive/step', sentBack],
  'question taken': ['POST /api/questions/step', questionTaken],
  upload: ['ALL /api/upload/:book/:file/:bytes', upload],
  card: ['POST /api/cards', card],
  'household card': ['POST /api/household-cards', householdCard],
  'household page': ['POST /ho', householdPage],
  devices: ['GET /api/devices', devices],
  'import preview': ['POST /api/import/preview', preview],
  'import confirm': ['POST /api/import/confirm', confirm],
  ...STATEMENTS,
  ...BRIDGED,
  'survey check': ['POST /api/survey/check', surveyCheck],
  'survey open': ['POST /api/survey/open', surveyOpen],
  'survey close': SURVEY_CLOSED,
  enrol: ['POST /api/enrol', enrol],
  'whose card': ['POST /api/enrol/whose', whose],
  succeed: ['POST /api/succeed', succeed],
  rejoin: ['POST /api/rejoin', rejoin],
  offer: ['POST /api/offer', offer],
  carry: ['POST /api/carry', carry],
  mark: ['POST /api/mark', mark],
  ...SIGNING_IN,
};
