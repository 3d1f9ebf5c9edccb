import type { AttentionReply } from '#protocol/queries.ts';

export type Matter = AttentionReply['items'][number];
export type Teller = AttentionReply['devices'][number];
export type Kind = Matter['kind'];

export type Day = { readonly day: number; readonly matters: readonly Matter[] };

/** What one phone brought, by the day of which it tells. */
export type Group = {
  readonly id: string;
  readonly teller: Teller | undefined;
  readonly matters: readonly Matter[];
  readonly days: readonly Day[];
  /** Why all of it waits, where that is one reason. */
  readonly why: string | undefined;
};

export const nameOf = (book: string, stream: string, n: number): string =>
  `${book} ${stream} ${String(n)}`;

export const keyOf = ({ book, stream, n }: Matter): string => nameOf(book, stream, n);

/** The phone that has waited longest stands first; of each the last day. */
export function groupMatters({ items, devices }: AttentionReply, kind: Kind): readonly Group[] {
  const byStream = new Map<string, Matter[]>();
  for (const matter of items) {
    if (matter.kind !== kind) continue;
    byStream.set(matter.stream, [...(byStream.get(matter.stream) ?? []), matter]);
  }
  const groups = [...byStream].map(([stream, matters]): Group => {
    const whys = new Set(matters.map(({ why }) => why));
    return {
      id: `${kind} ${stream}`,
      teller: devices.find((each) => each.stream === stream),
      matters,
      days: daysOf(matters),
      why: whys.size === 1 ? matters[0]?.why : undefined,
    };
  });
  return groups.sort((left, right) => oldest(left) - oldest(right));
}

const oldest = ({ matters }: Group): number => Math.min(...matters.map(({ at }) => at));

function daysOf(matters: readonly Matter[]): readonly Day[] {
  const byDay = new Map<number, Matter[]>();
  for (const matter of matters) byDay.set(matter.on, [...(byDay.get(matter.on) ?? []), matter]);
  return [...byDay]
    .sort(([left], [right]) => right - left)
    .map(([day, some]) => ({ day, matters: [...some].sort((one, other) => other.at - one.at) }));
}
