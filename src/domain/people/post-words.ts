import { formatDay } from '#kernel/vi-calendar.ts';
import type { Post, POST_FACTS } from '#domain/people/post-facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const postsVi: Record<Post, string> = {
  party: 'bí thư chi bộ',
  deputy: 'phó trưởng thôn, bản',
  front: 'trưởng ban công tác Mặt trận',
  farmers: 'chi hội trưởng Hội Nông dân',
  women: 'chi hội trưởng Hội Phụ nữ',
  youth: 'bí thư chi đoàn thanh niên',
  veterans: 'chi hội trưởng Hội Cựu chiến binh',
  elderly: 'chi hội trưởng Hội Người cao tuổi',
  alley: 'tổ trưởng tổ tự quản',
};

const vi = {
  posts: postsVi,
  facts: {
    'post.held@1': ({ person, place, as: post, alley, from }, names) =>
      join([
        join([names(person) ?? 'Một người', 'làm', postsVi[post], alley], ' '),
        names(place),
        `từ ngày ${formatDay(from)}`,
      ]),
    'post.left@1': ({ until }) => `Thôi giữ chức danh, hết ngày ${formatDay(until)}`,
  } satisfies FactWords<typeof POST_FACTS>,
};

const postsEn: typeof postsVi = {
  party: 'secretary of the Party cell',
  deputy: 'deputy village head',
  front: 'head of the Front committee',
  farmers: 'head of the Farmers’ Union',
  women: 'head of the Women’s Union',
  youth: 'secretary of the Youth Union',
  veterans: 'head of the veterans',
  elderly: 'head of the Association of the Elderly',
  alley: 'head of the self-management group of',
};

const en: typeof vi = {
  posts: postsEn,
  facts: {
    'post.held@1': ({ person, place, as: post, alley, from }, names) =>
      join([
        join([names(person) ?? 'Somebody', 'is', postsEn[post], alley], ' '),
        names(place),
        `from ${formatDay(from)}`,
      ]),
    'post.left@1': ({ until }) => `A post ended, last day ${formatDay(until)}`,
  },
};

/** Posts in words, for the trace and the screens of groups. */
export const POST_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
