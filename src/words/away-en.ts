import type { awayVi } from './away-vi.ts';

/** A message for somebody of the family who works far away, in English. */
export const awayEn: typeof awayVi = {
  title: 'A word to who is far away',
  lead: 'Family far away hears the news of the village, and can help their parents by phone.',
  words: ({ who, team, page }) =>
    [
      `${who}, ${team} sends you greetings.`,
      'From far away you can help: call with the camera and show each step, and remind them to read no OTP to anybody and to send strangers no money.',
      `News of the village, without signing in: ${page}`,
      'The team takes no money and asks for no password.',
    ].join('\n'),
  team: (village) => `the community digital team of ${village}`,
  send: 'Send by Zalo or message',
  copy: 'Copy the words',
  copied: 'Copied',
  later: 'Send when there is a signal',
  queued: 'The message waits. With a signal, open it in the tray.',
  failed: 'Not sent. Copy the words and paste them into Zalo.',
  sent: 'Sent, take it off the list',
  tray: 'Messages waiting for who is far away',
  trayText: 'Open each person and send when there is a signal.',
};
