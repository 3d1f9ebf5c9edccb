/** How many hostile inputs of each kind one run plays; every file asserts that it played its own. */
export const PLAN = {
  requests: 24_000,
  signatures: 8_000,
  bodies: 10_000,
  gzip: 4_000,
  facts: 12_000,
  cards: 8_000,
  pulls: 6_000,
  questions: 8_000,
  decisions: 4_000,
  files: 4_000,
  'home-rows': 400,
  'phone-rows': 2_000,
  runs: 8_000,
  links: 16_000,
} as const;
