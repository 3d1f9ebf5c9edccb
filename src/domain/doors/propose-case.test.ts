import { expect, test } from 'vitest';
import { answerOf, casesOf, isUntold, stageOf } from '#domain/doors/cases.ts';
import { proposeAmending, proposeAsking, proposeCaseEnd, proposeTold } from './propose-case.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';
import { proposeUntold, proposeAskedAgain } from '#domain/doors/propose-back.ts';

const AGREED = { how: 'spoken', wording: 'desk@1' } as const;
const ASKED = { case: 'case000001', matter: 'birth', agreed: AGREED } as const;
const FOR = { household: 'household1', resident: 'resident01' } as const;
const LETTER = { letter: 'letter0001', from: { book: 'bkdesk0000', stream: 'sofficer00', n: 1 } };

const asked = () => {
  const world = villageWorld();
  const author = world.authorFor('member', 'doors');
  const intent = { ...ASKED, ...FOR, words: '  cháu mới sinh  ' };
  const offer = proposeAsking(world.states(), author, intent);
  if (offer.ok) world.sayAll('doors', 'member', offer.value);
  return { world, author, offer };
};

test('a matter is passed on once, and by somebody’s word', () => {
  const { world, author, offer } = asked();
  expect(outcome(offer)).toEqual([['case.asked@1', { ...FOR, ...ASKED, words: 'cháu mới sinh' }]]);
  expect(outcome(proposeAsking(world.states(), author, { ...ASKED, ...FOR }))).toBe(
    'already-saved',
  );
  const { agreed: _, ...unagreed } = { ...ASKED, ...FOR, case: 'case000002' };
  expect(outcome(proposeAsking(world.states(), author, unagreed))).toBe('consent-missing');
  const gone = { ...ASKED, case: 'case000003', household: 'household2' };
  expect(outcome(proposeAsking(world.states(), author, gone))).toBe('household-left');
});

test('what has no name is told in words, and nobody is called back in the past', () => {
  const { world, author } = asked();
  const states = world.states();
  const other = { case: 'case000004', matter: 'other' } as const;
  expect(outcome(proposeAsking(states, author, { ...other, words: ' ' }))).toBe('value-wrong');
  const late = { ...other, words: 'Đường hỏng', call: { on: TODAY - 1 } };
  expect(outcome(proposeAsking(states, author, late))).toBe('back-in-past');
});

test('it is corrected until the desk took it on, and taken back later too', () => {
  const { world, author } = asked();
  const amended = proposeAmending(world.states(), author, ASKED.case, {
    matter: 'birth',
    words: 'cháu sinh ngày 12',
  });
  expect(outcome(amended)).toMatchObject([['case.amended@1', { edition: 2 }]]);
  if (amended.ok) world.sayAll('doors', 'member', amended.value);
  const taken = { ...LETTER, case: ASKED.case, ...FOR, state: 'taken' };
  expect(world.say('doors', 'home', 'case.replied@1', taken)).toMatchObject({ verdict: 'ok' });
  const late = { matter: 'death' };
  expect(outcome(proposeAmending(world.states(), author, ASKED.case, late))).toBe(
    'premise-changed',
  );
  const ended = proposeCaseEnd(world.states(), author, ASKED.case);
  expect(outcome(ended)).toMatchObject([['case.withdrawn@1', FOR]]);
  const said = ended.ok ? world.sayAll('doors', 'member', ended.value) : [];
  expect(said).toMatchObject([{ verdict: 'ok' }]);
  const [known] = casesOf(world.states().doors, 'household1');
  expect(known && stageOf(world.states().doors, known)).toBe('withdrawn');
});

test('an answer is told once', () => {
  const { world, author } = asked();
  expect(outcome(proposeTold(world.states(), author, ASKED.case))).toBe('reference-unknown');
  const reply = { case: ASKED.case, ...FOR, state: 'done', answer: 'answer0001', words: 'Đã xong' };
  world.say('doors', 'home', 'case.replied@1', { ...LETTER, ...reply });
  const { doors } = world.states();
  const [known] = casesOf(doors, 'household1');
  expect(known && isUntold(doors, known)).toBe(true);
  expect(answerOf(doors, ASKED.case)?.by).toBe('sofficer00');
  const told = proposeTold(world.states(), author, ASKED.case);
  expect(outcome(told)).toEqual([
    ['case.told@1', { case: ASKED.case, ...FOR, answer: 'answer0001' }],
  ]);
  if (told.ok) world.sayAll('doors', 'member', told.value);
  expect(known && isUntold(world.states().doors, known)).toBe(false);
  expect(outcome(proposeTold(world.states(), author, ASKED.case))).toBe('already-saved');

  const untold = () => proposeUntold(world.states(), author, ASKED.case);
  const back = untold();
  expect(outcome(back)).toEqual([
    ['case.untold@1', { case: ASKED.case, ...FOR, answer: 'answer0001' }],
  ]);
  expect(world.sayAll('doors', 'member', back.ok ? back.value : [])).toMatchObject([
    { verdict: 'ok' },
  ]);
  expect(known && isUntold(world.states().doors, known)).toBe(true);
  expect(outcome(untold())).toEqual([]);
  expect(outcome(proposeTold(world.states(), author, ASKED.case))).toMatchObject([
    ['case.told@1', { answer: 'answer0001' }],
  ]);
});

test('what was taken back by mistake is asked again, as it was, in a case of its own', () => {
  const { world, author } = asked();
  const ended = proposeCaseEnd(world.states(), author, ASKED.case);
  if (ended.ok) world.sayAll('doors', 'member', ended.value);
  const again = proposeAskedAgain(world.states(), author, ASKED.case);
  expect(outcome(again)).toEqual([
    ['case.asked@1', { ...FOR, ...ASKED, words: 'cháu mới sinh', case: 'minted0001' }],
  ]);
  expect(world.sayAll('doors', 'member', again.ok ? again.value : [])).toMatchObject([
    { verdict: 'ok' },
  ]);
  const stages = casesOf(world.states().doors, 'household1').map((each) =>
    stageOf(world.states().doors, each),
  );
  expect(stages).toEqual(['asked', 'withdrawn']);
});
