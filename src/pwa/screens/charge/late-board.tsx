import type { VNode } from 'preact';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import type { Village } from '#pwa/phone/village.ts';
import { lateAsks } from '#pwa/screens/questions/asks.ts';
import { LateQuestions } from '#pwa/screens/questions/late-part.tsx';
import { LateTasks } from '#pwa/screens/tasks/late-tasks.tsx';

type LateProps = {
  readonly village: Village;
  /** What stands here when nothing is late either. */
  readonly nothing: VNode | null;
};

/** Questions and tasks whose day has gone by. */
export function LateBoard({ village, nothing }: LateProps) {
  const asks = lateAsks(village, isInChargeOf(village));
  return (
    <>
      {asks.length > 0 && <LateQuestions asks={asks} />}
      <LateTasks village={village} nothing={asks.length === 0 ? nothing : null} />
    </>
  );
}
