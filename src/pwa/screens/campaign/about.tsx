import { formatDay } from '#kernel/vi-calendar.ts';
import type { Campaign } from '#domain/work/campaigns.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import './campaign.css';
import { campaignWords } from './campaign-words.ts';
import { goalText, planText } from './goal-text.ts';

type AboutProps = {
  readonly village: { readonly ladder: SkillLadder };
  readonly campaign: Campaign;
};

/** Who is counted, from when to when, in which way, and how the plan was before. */
export function About({ village, campaign }: AboutProps) {
  const text = campaignWords.value;
  const { goal, from, until, again } = campaign;
  return (
    <details class="campaign-about">
      <summary>{text.about}</summary>
      <div class="stack">
        <p>
          {text.counted} {goalText(goal, village.ladder)}.
        </p>
        <p>
          {text.when} {text.period(formatDay(from), formatDay(until))}.
        </p>
        {again !== undefined && <p>{text.again}</p>}
        <Changes campaign={campaign} />
      </div>
    </details>
  );
}

export function Changes({ campaign: { earlier, on, reason } }: { campaign: Campaign }) {
  const text = campaignWords.value;
  if (earlier.length === 0) return null;
  const after = [...earlier.slice(1).map((each) => each), { on, reason }];
  return (
    <div>
      <h3>{text.changes}</h3>
      <ul class="stack">
        {earlier.map((plan, index) => (
          <li key={plan.edition}>
            {text.change(formatDay(after[index]?.on ?? on), planText(plan))}
            {after[index]?.reason !== undefined && ` (${after[index]?.reason})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
