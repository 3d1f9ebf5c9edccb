import type { Id } from '#kernel/id.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { whereLines } from '#pwa/phone/where-lines.ts';
import { Lines } from '#pwa/ui/lines.tsx';

/** Where a place lies, above what else its lead says. */
export const WherePart = ({ place, day }: { readonly place: Id; readonly day: number }) => (
  <Lines before={whereLines(usePhone().places()?.state, place, day)} />
);
