import { dateOfDay } from '#kernel/vi-calendar.ts';
import { MonthColumns, Sparkline } from '#pwa/ui/charts.tsx';
import type { ChartPoint } from '#pwa/ui/charts.tsx';
import { words } from '#pwa/ui/language.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';

type MonthsProps = { villages: readonly VillageLine[]; day: number };

/** What moves from month to month over all villages given: golden doors, and the walks behind them. */
export function Months({ villages, day }: MonthsProps) {
  const text = officerWords.value.commune;
  const proficient = pointsOf(villages, day, 'proficientByMonth');
  const rise = (proficient.at(-1)?.value ?? 0) - (proficient[0]?.value ?? 0);
  return (
    <>
      <Sparkline title={`${text.proficientByMonth}: ${text.rise(rise)}`} points={proficient} />
      <MonthColumns title={text.visitsByMonth} points={pointsOf(villages, day, 'visitsByMonth')} />
    </>
  );
}

function pointsOf(
  villages: readonly VillageLine[],
  day: number,
  field: 'proficientByMonth' | 'visitsByMonth',
): readonly ChartPoint[] {
  const text = officerWords.value.commune;
  const { year, month } = dateOfDay(day);
  return Array.from({ length: 12 }, (_, i) => {
    const index = year * 12 + (month - 1) - (11 - i);
    const value = villages.reduce((sum, village) => sum + (village[field][i] ?? 0), 0);
    return {
      label: text.month((index % 12) + 1, Math.floor(index / 12)),
      value,
      text: words.value.shell.count(value),
    };
  });
}
