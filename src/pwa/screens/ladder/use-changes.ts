import { useCallback } from 'preact/hooks';
import { speakerName } from '#pwa/phone/speaker.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { ladderWords } from './ladder-words.ts';
import type { Office } from './office.ts';

/** Somebody's word in the commune's book, the newest first. */
export type Change = {
  readonly key: string;
  readonly at: number;
  readonly type: string;
  readonly body: unknown;
  readonly who: string;
  readonly fate: 'waiting' | 'received' | 'held' | 'refused';
  readonly why: string;
};

async function readChanges(
  { device, book, learning }: Office,
  skills: readonly string[],
): Promise<readonly Change[]> {
  const seqs = new Set(skills.flatMap((skill) => [...(learning.traces.get(skill) ?? [])]));
  const facts = await device.fetchFacts(book.id, [...seqs]);
  const changes = facts.map((fact): Change => {
    const isOwn = 'fate' in fact;
    const stream = isOwn ? '' : (fact.origin?.stream ?? fact.stream);
    const name = isOwn ? device.me()?.name : speakerName(device, stream);
    return {
      key: `${stream}.${fact.n}`,
      at: fact.at,
      type: fact.type,
      body: typeof fact.body === 'string' ? JSON.parse(fact.body) : fact.body,
      who: name ?? ladderWords.value.unknown,
      fate: isOwn ? fact.fate : fateOf(fact.verdict),
      why: fact.why ?? '',
    };
  });
  return changes.sort((left, right) => right.at - left.at);
}

const fateOf = (verdict: string): 'held' | 'received' => (verdict === 'held' ? 'held' : 'received');

/** What was said of these skills; undefined until the store of this device has answered. */
export function useChanges(
  office: Office,
  skills: readonly string[],
): readonly Change[] | undefined {
  const { device, book, learning } = office;
  const names = skills.join(' ');
  return useRead(
    useCallback(
      async () => readChanges(office, names === '' ? [] : names.split(' ')),
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the office these three count
      [device, book, learning, names],
    ),
  );
}
