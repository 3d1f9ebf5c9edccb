import { statementGaps } from '#domain/funds/measures.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { dayText, dongText, type Fund } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';

/** Days of which the bank has told nothing, though money moved: between two statements. */
export function Gaps({ fund }: { fund: Fund }) {
  const text = fundsRareWords.value.gaps;
  return statementGaps(fund.state).map(({ account, after, before, dong }) => (
    <Banner key={`${account} ${String(after)}`} kind="info">
      <b>{text.title}.</b> {text.text(dayText(after), dayText(before), dongText(Math.abs(dong)))}
    </Banner>
  ));
}
