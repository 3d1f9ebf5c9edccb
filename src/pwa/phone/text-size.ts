import { signal } from '@preact/signals';
import { keep, recall } from './kept.ts';

export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const PERCENT: Readonly<Record<TextSize, string>> = { normal: '', large: '135%', largest: '160%' };

export const textSize = signal<TextSize>('normal');

export function startTextSize(): void {
  const kept = recall('text-size');
  apply(TEXT_SIZES.find((size) => size === kept) ?? 'normal');
}

export function chooseTextSize(size: TextSize): void {
  apply(size);
  keep('text-size', size);
}

function apply(size: TextSize): void {
  textSize.value = size;
  document.documentElement.style.fontSize = PERCENT[size];
}
