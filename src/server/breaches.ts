import { type Id, newId } from '#kernel/id.ts';
import type { Home } from '#server/home.ts';
import type { BreachLine } from '#server/store/store.ts';

/**
 * Within so long of its detection a breach that may harm people is reported (Law 91/2025/QH15, article 23).
 */
export const REPORT_WITHIN_S = 72 * 3_600;

export type Breach = {
  readonly id: Id;
  readonly detectedAt: number;
  /** Seconds UTC by which it must be reported. */
  readonly reportBy: number;
  readonly reportedAt?: number;
  readonly closedAt?: number;
  readonly lines: readonly BreachLine[];
};

/** The written record, by the time of detection. */
export async function listBreaches({ store }: Pick<Home, 'store'>): Promise<readonly Breach[]> {
  const lines = await store.directories.listBreachLines();
  const breaches = [...Map.groupBy(lines, ({ breach }) => breach)].map(([id, own]) => {
    const detectedAt = own[0]?.at ?? 0;
    const reported = own.find(({ kind }) => kind === 'reported');
    const closed = own.find(({ kind }) => kind === 'closed');
    return {
      id,
      detectedAt,
      reportBy: detectedAt + REPORT_WITHIN_S,
      ...(reported && { reportedAt: reported.at }),
      ...(closed && { closedAt: closed.at }),
      lines: own,
    };
  });
  return breaches.sort((left, right) => left.detectedAt - right.detectedAt);
}

export async function openBreach(home: Home, text: string, detectedAt: number): Promise<Id> {
  const breach = newId(home.random);
  const writtenAt = home.now();
  await home.store.directories.addBreachLine({
    breach,
    n: 1,
    kind: 'opened',
    at: detectedAt,
    writtenAt,
    text,
  });
  return breach;
}

/** Undefined when there is no such breach or it is closed; somebody faster only moves the line one down. */
export async function addToBreach(
  home: Home,
  id: Id,
  kind: Exclude<BreachLine['kind'], 'opened'>,
  text: string,
): Promise<Breach | undefined> {
  for (;;) {
    const breach = (await listBreaches(home)).find((each) => each.id === id);
    if (breach === undefined || breach.closedAt !== undefined) return undefined;
    const at = home.now();
    const n = breach.lines.length + 1;
    const line = { breach: id, n, kind, at, writtenAt: at, text };
    if (await home.store.directories.addBreachLine(line)) return breach;
  }
}
