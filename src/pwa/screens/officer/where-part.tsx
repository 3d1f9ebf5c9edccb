import type { Id } from '#kernel/id.ts';
import { Lines } from '#pwa/ui/lines.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { whereLines } from '#pwa/phone/where-lines.ts';
import { startUpper } from './text.ts';

/** Where a place lies, with the names that people may still know it by. */
export function WherePart({ place, day }: { readonly place: Id; readonly day: number }) {
  const places = usePhone().places()?.state;
  return <Lines before={whereLines(places, place, day).map(startUpper)} />;
}
