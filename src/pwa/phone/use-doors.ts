import { useMemo } from 'preact/hooks';
import type { DoorLine } from '#pwa/screens/doors/door-lines.ts';
import { doorsOfUnion, type Union, unionOf } from './chapters.ts';
import type { Village } from './village.ts';

/** A village over all its chapters with its doors, worked out once for what it holds. */
export const useDoors = (
  village: Village,
): { readonly union: Union; readonly all: readonly DoorLine[] } =>
  useMemo(() => {
    const union = unionOf(village);
    return { union, all: doorsOfUnion(union) };
  }, [village]);
