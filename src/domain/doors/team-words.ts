import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { TeamFact } from '#domain/doors/team.ts';
import type { FactWords } from '#domain/words.ts';

/** Sentences of what a team does among itself; screens that name skills go without them. */
type TeamSentences = FactWords<Pick<typeof DOOR_FACTS, TeamFact['type']>>;

const vi: TeamSentences = {
  'door.assigned@1': ({ to, was }, names) => {
    if (to !== undefined) return `Giao nhà này cho ${names(to) ?? 'một người trong tổ'}`;
    return `Thôi giao nhà này cho ${(was && names(was)) ?? 'người đang phụ trách'}`;
  },
  'praise.given@1': ({ to, words }, names) => `Khen ${names(to) ?? 'một người trong tổ'}: ${words}`,
};

const en: TeamSentences = {
  'door.assigned@1': ({ to, was }, names) => {
    if (to !== undefined) return `Door given to ${names(to) ?? 'one of the team'}`;
    return `Door no longer given to ${(was && names(was)) ?? 'whoever looked after it'}`;
  },
  'praise.given@1': ({ to, words }, names) => `Thanked ${names(to) ?? 'one of the team'}: ${words}`,
};

export const TEAM_SENTENCES = { vi, en };
