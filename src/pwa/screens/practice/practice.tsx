import type { ComponentType } from 'preact';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { CallsPractice } from './calls.tsx';
import { type Practice, PRACTICES } from './kinds.ts';
import { TransferPractice } from './transfer.tsx';
import { VneidPractice } from './vneid.tsx';

const SCREENS: Readonly<Record<Practice, ComponentType>> = {
  transfer: TransferPractice,
  vneid: VneidPractice,
  calls: CallsPractice,
};

/** Screens that may be failed safely: nothing of them is sent or kept. */
export function PracticeScreen({ params }: ScreenProps) {
  const kind = PRACTICES.find((each) => each === params[0]);
  if (kind === undefined) return <NotHere />;
  const Shown = SCREENS[kind];
  return <Shown />;
}
