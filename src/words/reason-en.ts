import type { ReasonWords } from './reason-vi.ts';

export const reasonEn: ReasonWords = {
  'disk-full':
    'The phone has no room left, nothing was recorded. Leave this screen as it is, delete some photos or films, and save again.',
  'room-low':
    'The phone is almost full, so nothing new is fetched. Recording and sending go on as usual.',
  'home-full':
    'The commune’s server is full and could not take it. What is recorded is kept and sent again.',
  'store-damaged':
    'Part of the book on this phone is damaged. What can be read is kept and will be sent.',
  'store-failed':
    'The phone could not save. The draft is kept; try again, or close the page and open it.',
  'not-enrolled': 'This phone is not registered. Please open the link you were sent again.',
  'book-unknown': 'The phone does not have this book. It is fetched where there is signal.',
  'fact-malformed':
    'Something is not filled in properly, nothing was recorded. The draft is kept; please look again.',
  declined: 'The person in charge has looked at it and did not approve it.',
  'pair-running':
    'A neighbour shows something to the other entry, or it to a neighbour. End that first, then join.',
  'why-missing': 'Write down why, so that whoever recorded it knows what to mend.',
  'visit-unread':
    'This phone cannot read all of the household’s history yet, so the visit was not taken out. Try again where there is a network.',
  'outcome-missing': 'Choose what happened at the door.',
  'protocol-too-old':
    'This version of the app is old. What is recorded is kept; open the app again where there is signal.',
  'stream-unknown':
    'The commune does not know this phone. What is recorded is kept; ask a commune officer.',
  'stream-ended':
    'This device is no longer in use, or its sign-in has ended. What is recorded is still here.',
  'signature-wrong':
    'The commune could not check the signature of this phone. What is recorded is kept; ask a commune officer.',
  'clock-far-off': 'The clock of the phone is far off. Set its date and time; it will send again.',
  fork: 'The book of this phone exists in two versions. What is recorded is kept; ask a commune officer.',
  gap: 'Something recorded before has not arrived. The phone sends again from there.',
  'chain-mismatch':
    'The records of the phone do not fit those of the commune. What is recorded is kept; ask a commune officer.',
  'too-many-requests':
    'This phone sends a lot at once, so the commune takes it bit by bit. What is recorded is kept; the phone goes on by itself.',
  'book-full': 'This book is full. What is recorded is kept; ask a commune officer.',
  offline: 'No signal yet. The phone sends by itself when there is signal.',
  'home-failed': 'The commune’s server has trouble. What is recorded is kept and sent again.',
  'reply-malformed':
    'The commune’s server answered unclearly. What is recorded is kept and sent again.',
  'store-away': 'The commune’s server has trouble. What is recorded is kept and sent again.',
  'enrolled-already': 'This phone is registered already. Close the page and open it again.',
};
