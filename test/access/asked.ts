// A survey and a campaign of the commune A, with answers of every household of A1 and A2, and who is told.

import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { CampaignDoors, CampaignReply } from '#protocol/campaigns.ts';
import { DirectiveReply } from '#protocol/directives.ts';
import {
  SurveyCheck,
  SurveyHouseholds,
  SurveyResults,
  SurveySheet,
  SurveyWritten,
} from '#protocol/survey.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import type { Country } from '#test/access/country.ts';
import type { Probe } from '#test/access/reading.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';

const FORM = Uint8Array.from(
  workbookOf(`| survey |
| | type | name | label |
| | select_one yes_no | net | Nhà có mạng không? |
| choices |
| | list_name | name | label |
| | yes_no | yes | Có |
| | yes_no | no | Không |`),
);

type Asked = { readonly survey: Id; readonly campaign: Id; readonly task: Id };

const known = new WeakMap<Country, Promise<Asked>>();

export function askedIn(country: Country): Promise<Asked> {
  const asked = known.get(country) ?? ask(country);
  known.set(country, asked);
  return asked;
}

async function ask(country: Country): Promise<Asked> {
  const survey = await openSurvey(country, 'phieu');
  const { today: on } = country.the;
  for (const village of ['A1', 'A2']) {
    const homes = country.book('homes', village);
    const facts = await country.the.home.store.read(homes.cell).listFacts(homes.id, 0, 100);
    const households = facts
      .filter(({ type }) => type === 'household.added@1')
      .map(({ body }) => v.parse(v.object({ household: v.string() }), JSON.parse(body)).household);
    await country.record(
      country.book('doors', village),
      households.map((household) => ({
        type: 'survey.answered@1',
        on,
        body: { answer: country.newId(), survey, household, said: { net: 'yes' } },
      })),
    );
  }
  const campaign = country.newId();
  await country.record(country.book('work', 'A'), [
    {
      type: 'campaign.started@1',
      on,
      body: {
        campaign,
        title: 'Tới mọi nhà',
        target: { percent: 100 },
        from: on,
        until: on + 30,
        goal: { measure: 'household-met' },
      },
    },
  ]);
  const task = country.newId();
  await country.record(country.book('work', 'A'), [
    {
      type: 'directive.given@1',
      on,
      body: { task, edition: country.newId(), title: 'Dọn cống', text: 'Mỗi ngõ.', due: on },
    },
  ]);
  return { survey, campaign, task };
}

/** As its officer opens it: the workbook is looked at, then sent once more. */
export async function openSurvey(country: Country, name: string): Promise<Id> {
  const at = `place=${country.place('A')}&name=${name}.xlsx`;
  const post = (path: string) => send(country, 'officer A', { method: 'POST', path, body: FORM });
  const { hash = '' } = v.parse(SurveyCheck, (await post(`/api/survey/check?${at}`)).reply);
  const opened = await post(`/api/survey/open?${at}&shown=${hash}`);
  return v.parse(SurveyWritten, opened.reply).survey;
}

/** `A by B` is the survey of A asked for as if B had opened it. */
const ofA = (country: Country, of: string): readonly [id: 'known' | 'none', place: string] => {
  const [name = '', by = name] = of.split(' by ');
  return [name === 'none' ? 'none' : 'known', `place=${country.place(by)}`];
};

const survey =
  (
    route: string,
    told: (country: Country, reply: Readonly<Record<string, unknown>>) => string,
    more = '',
  ): Probe =>
  async (country, who, of) => {
    const [id, at] = ofA(country, of);
    const asked = id === 'none' ? country.newId() : (await askedIn(country)).survey;
    const path = `/api/${route}?${at}&survey=${asked}${more}`;
    return outcome(await send(country, who, { path }), (reply) => told(country, reply));
  };

const campaign =
  (
    route: string,
    told: (country: Country, reply: Readonly<Record<string, unknown>>) => string,
  ): Probe =>
  async (country, who, of) => {
    const [id, at] = ofA(country, of);
    const asked = id === 'none' ? country.newId() : (await askedIn(country)).campaign;
    const path = `/api/${route}?${at}&campaign=${asked}`;
    return outcome(await send(country, who, { path }), (reply) => told(country, reply));
  };

const directive: Probe = async (country, who, of) => {
  const [id, at] = ofA(country, of);
  const asked = id === 'none' ? country.newId() : (await askedIn(country)).task;
  const path = `/api/directive?${at}&task=${asked}`;
  return outcome(await send(country, who, { path }), (reply) =>
    namesOf(
      country,
      v.parse(DirectiveReply, reply).villages.map((each) => each.place),
    ),
  );
};

const directives: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/directives?place=${country.place(of)}` }));

/** The villages of a list, by the names of the country. */
const namesOf = ({ places }: Country, ids: Iterable<string>): string => {
  const all = new Set(ids);
  const names = [...places].flatMap(([name, id]) => (all.has(id) ? [name] : []));
  return names.length === 0 ? 'empty' : names.sort().join('+');
};

const closed: Probe = async (country, who, of) => {
  const [id, at] = ofA(country, of);
  // Each is asked of one that is still open.
  openings += 1;
  const asked =
    id === 'none' ? country.newId() : await openSurvey(country, `phieu-${String(openings)}`);
  const body = json({ place: at.slice('place='.length), survey: asked });
  return outcome(await send(country, who, { method: 'POST', path: '/api/survey/close', body }));
};
let openings = 0;

export const ASKED: Readonly<Record<string, readonly [string, Probe]>> = {
  'survey results': [
    'GET /api/survey/results',
    survey(
      'survey/results',
      (_, reply) => `of ${String(v.parse(SurveyResults, reply).households)}`,
    ),
  ],
  'survey households': [
    'GET /api/survey/households',
    survey(
      'survey/households',
      (country, reply) =>
        namesOf(
          country,
          v.parse(SurveyHouseholds, reply).items.map(({ village }) => village),
        ),
      '&question=net&choice=yes',
    ),
  ],
  'survey sheet': [
    'GET /api/survey/sheet',
    survey('survey/sheet', (_, reply) =>
      v.parse(SurveySheet, reply).file.length > 100 ? 'sheet' : 'empty',
    ),
  ],
  directive: ['GET /api/directive', directive],
  directives: ['GET /api/directives', directives],
  campaign: [
    'GET /api/campaign',
    campaign('campaign', (country, reply) =>
      namesOf(
        country,
        v.parse(CampaignReply, reply).villages.map(({ place }) => place),
      ),
    ),
  ],
  'campaign doors': [
    'GET /api/campaign/doors',
    campaign('campaign/doors', (country, reply) =>
      namesOf(
        country,
        v.parse(CampaignDoors, reply).items.map(({ village }) => village),
      ),
    ),
  ],
};

export const SURVEY_CLOSED: readonly [string, Probe] = ['POST /api/survey/close', closed];

/** What stands on no person's right: a card, the home's own word, a bank's, sealed copies, signing in. */
export const OF_NOBODY: ReadonlySet<string> = new Set([
  'GET /api/home',
  'GET /api/news',
  // Of one's own device.
  'GET /api/notify',
  'GET /api/sign-in',
  'GET /api/account',
  'GET /api/bridge/:id',
  'POST /api/bridge/hook/:id',
  'POST /api/carry',
  'POST /api/enrol/whose',
  'POST /api/hook/:id',
  'POST /api/mark',
  'POST /api/offer',
  'POST /api/rejoin',
  'POST /api/succeed',
]);
