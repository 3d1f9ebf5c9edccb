import { useCallback } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { worksOf } from '#pwa/phone/works.ts';
import { follow } from '#pwa/router.ts';
import { fillOfDraft } from '#pwa/screens/survey/fill-draft-key.ts';
import { householdOfDraft } from './visit-draft.ts';

type Begun = {
  readonly kind: 'visit' | 'survey';
  readonly household: Id;
  readonly href: string;
  readonly savedAt: number;
};

type BannerProps = { readonly village: Village; readonly only?: string };

/** Says that a visit or a survey was left half written, of each the last one, and leads back into it. */
export function DraftBanner({ village, only }: BannerProps) {
  const { device, homes, day } = village;
  const drafts = useRead(useCallback(async () => device.listDrafts(), [device])) ?? [];
  const begun = drafts
    .flatMap(({ key, savedAt }) => toBegun(village, key, savedAt))
    .filter(({ household }) => only === undefined || household === only)
    .sort((left, right) => right.savedAt - left.savedAt);
  const shown = [
    begun.find(({ kind }) => kind === 'visit'),
    begun.find(({ kind }) => kind === 'survey'),
  ];
  return (
    <>
      {shown.map((each) => {
        const household = each && homes.state.households.get(each.household);
        if (each === undefined || household === undefined) return null;
        const { draftAt, surveyAt } = memberWords.value.visit;
        const said = each.kind === 'visit' ? draftAt : surveyAt;
        return (
          <Banner
            key={each.kind}
            kind="draft"
            action={{ label: words.value.shell.draftResume, onPress: () => follow(each.href) }}
          >
            {said(whenText(each.savedAt, day), headOf(village, household))}
          </Banner>
        );
      })}
    </>
  );
}

/** Of what can still be opened in this village. */
function toBegun(village: Village, key: string, savedAt: number): readonly Begun[] {
  const { households } = village.homes.state;
  const visited = householdOfDraft(key);
  if (visited !== undefined) {
    const href = `#/visit/${visited}`;
    return households.has(visited) ? [{ kind: 'visit', household: visited, href, savedAt }] : [];
  }
  const filled = fillOfDraft(key);
  if (filled === undefined || !households.has(filled.household)) return [];
  const { survey, household } = filled;
  const isKnown = worksOf(village).some(({ state }) => state.surveys.has(survey));
  const href = `#/survey/${survey}/${household}`;
  return isKnown ? [{ kind: 'survey', household, href, savedAt }] : [];
}
