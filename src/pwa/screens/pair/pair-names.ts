import type { Teacher } from '#domain/doors/pairing.ts';
import { pairWords } from './pair-words.ts';

/** "cùng ngõ · cách khoảng 40 m · đã chỉ lại người khác" */
export function nearText({ near, metres, teaches }: Teacher): string {
  const text = pairWords.value;
  const way = near !== 'house' && metres !== undefined && text.metres(metres);
  return [text.near[near], way, teaches ? text.teaches : text.able].filter(Boolean).join(' · ');
}
