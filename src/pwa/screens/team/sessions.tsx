import { useCallback } from 'preact/hooks';
import * as v from 'valibot';
import { formatDay } from '#kernel/vi-calendar.ts';
import { lessonsOf } from '#domain/doors/sessions.ts';
import type { Device } from '#device/device.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { unionOf } from '#pwa/phone/chapters.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { hrefOf, RollDraft, sessionOfDraft } from './lesson.ts';
import { teamWords } from './team-words.ts';

/** Lessons at the culture house, the newest first. */
export function SessionsScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <SessionsOf village={village} />;
}

function SessionsOf({ village }: { village: Village }) {
  const text = teamWords.value.session;
  const lessons = lessonsOf(unionOf(village).whole.doors.state);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: '#/team', label: teamWords.value.title }}
      place="doors"
      action={
        <Button kind="primary" icon="plus" href="#/session-new">
          {text.open}
        </Button>
      }
    >
      <Begun device={village.device} />
      {lessons.length === 0 ? (
        <EmptyState icon="everyone" title={text.none} text={text.noneText} />
      ) : (
        <List label={text.title}>
          {lessons.map((lesson) => (
            <ListRow
              key={lesson.id}
              href={`#/session/${lesson.id}`}
              lead={<Icon name="everyone" />}
              title={lesson.title}
              text={
                <>
                  {text.line(
                    skillName(lesson.skill),
                    stepName(lesson.reached),
                    lesson.there.length,
                  )}
                  <br />
                  {text.dates(formatDay(lesson.on))}
                </>
              }
            />
          ))}
        </List>
      )}
    </Page>
  );
}

/** Rolls that were begun on this phone and not recorded. */
function Begun({ device }: { device: Device }) {
  const text = teamWords.value.session;
  const drafts = useRead(useCallback(async () => readRolls(device), [device])) ?? [];
  return (
    <>
      {drafts.map(({ plan, there }) => (
        <List key={plan.session} label={text.begun}>
          <ListRow
            href={hrefOf(plan)}
            lead={<Icon name="draft" />}
            title={`${text.begun}: ${plan.title}`}
            text={text.begunLine(there.length)}
          />
        </List>
      ))}
    </>
  );
}

async function readRolls(device: Device) {
  const lines = await device.listDrafts();
  const drafts = await Promise.all(
    lines
      .filter(({ key }) => sessionOfDraft(key) !== undefined)
      .map(async ({ key }) => v.safeParse(RollDraft, await device.getDraft(key))),
  );
  return drafts.flatMap(({ success, output }) => {
    if (!success) return [];
    const { plan, there } = output;
    return plan === undefined || there.length === 0 ? [] : [{ plan, there }];
  });
}
