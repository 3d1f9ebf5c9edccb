import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { DocumentNumber } from '#book/common.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { Proposal } from '#book/activity.ts';
import { type Answer, type Ask, askingBy, jsonOf } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { CampaignDoors, CampaignReply } from '#protocol/campaigns.ts';
import { CardReply, DevicesReply } from '#protocol/cards.ts';
import {
  CARDS_AT_ONCE_MAX,
  HouseholdCardsReply,
  type HouseholdCardsRequest,
} from '#protocol/household-cards.ts';
import { StatementDone, StatementPreview } from '#protocol/funds.ts';
import { ImportDone, ImportPreview } from '#protocol/import.ts';
import { LadderReply, LadderTried } from '#protocol/ladder.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import {
  SurveyCheck,
  SurveyHouseholds,
  SurveyResults,
  SurveySheet,
  SurveysReply,
  SurveyWritten,
} from '#protocol/survey.ts';
import {
  DoorsReply,
  FiguresReply,
  HouseholdReply,
  ListReply,
  SearchReply,
  TraceReply,
} from '#protocol/queries.ts';

/** What a phone asks of its home, each answer parsed. `asOf` is a civil day; without it, the home's today. */
export type HomeQueries = {
  figures(place: Id, asOf?: number): Answer<FiguresReply>;
  list(measure: string, place: Id, met: boolean, asOf?: number): Answer<ListReply>;
  doors(place: Id, asOf?: number): Answer<DoorsReply>;
  /** The same with where each house stands. */
  sited(place: Id, asOf?: number): Answer<DoorsReply>;
  household(id: Id, place: Id): Answer<HouseholdReply>;
  trace(id: Id, place: Id): Answer<TraceReply>;
  search(text: string, place: Id): Answer<SearchReply>;
  /** A new card for a person. */
  card(person: Id): Answer<CardReply>;
  /** Cards and plates of a village's households. */
  householdCards(request: HouseholdCardsRequest): Answer<HouseholdCardsReply>;
  /** When each device of a person was last heard of. */
  devices(person: Id): Answer<DevicesReply>;
  previewRegister(place: Id, file: RegisterFile): Answer<ImportPreview>;
  confirmRegister(place: Id, file: RegisterFile, preview: string): Answer<ImportDone>;
  /** How many people stand on each step of what a commune teaches. */
  ladder(place: Id): Answer<LadderReply>;
  /** What would change for them if this were written. */
  tryLadder(place: Id, drafts: readonly Draft[]): Answer<LadderTried>;
  previewStatement(place: Id, account: Id, file: RegisterFile): Answer<StatementPreview>;
  confirmStatement(
    place: Id,
    account: Id,
    file: RegisterFile,
    preview: string,
  ): Answer<StatementDone>;
  checkSurvey(place: Id, file: RegisterFile): Answer<SurveyCheck>;
  /** `shown` names the form as it was read; `until` is the last day on which it is asked. */
  openSurvey(place: Id, file: RegisterFile, shown: string, until?: number): Answer<SurveyWritten>;
  closeSurvey(place: Id, survey: Id): Answer<SurveyWritten>;
  surveys(place: Id): Answer<SurveysReply>;
  surveyResults(place: Id, survey: Id): Answer<SurveyResults>;
  surveyHouseholds(
    place: Id,
    survey: Id,
    question: string,
    choice: string,
  ): Answer<SurveyHouseholds>;
  surveySheet(place: Id, survey: Id): Answer<SurveySheet>;
  /** How far the villages of a place have come in a campaign of their commune. */
  campaign(place: Id, campaign: Id): Answer<CampaignReply>;
  campaignDoors(place: Id, campaign: Id): Answer<CampaignDoors>;
};

/** What is about to be written. */
type Draft = Pick<Proposal, 'type' | 'body'>;
const bare = ({ type, body }: Draft): Draft => ({ type, body });

export type RegisterFile = { readonly name: string; readonly bytes: Bytes };

export { CARDS_AT_ONCE_MAX };

/** Whether this is one word that can be the number of a document. */
export const isDocumentNumber = (text: string): boolean => v.is(DocumentNumber, text);

/** Most bytes of a register's file that the home takes. */
export const REGISTER_BYTES_MAX = REGISTER_FILE_BYTES_MAX;

const fileOf = ({ bytes }: RegisterFile) => ({
  body: bytes,
  contentType: 'application/octet-stream',
});

/** Files that are shown before anything of them is written. */
const fileQueries = (ask: Ask) =>
  ({
    previewRegister: (place, file) =>
      ask(ImportPreview, 'import/preview', { place, name: file.name }, fileOf(file)),
    confirmRegister: (place, file, preview) =>
      ask(ImportDone, 'import/confirm', { place, name: file.name, preview }, fileOf(file)),
    previewStatement: (place, account, file) =>
      ask(StatementPreview, 'funds/preview', { place, account, name: file.name }, fileOf(file)),
    confirmStatement: (place, account, file, preview) =>
      ask(
        StatementDone,
        'funds/confirm',
        { place, account, name: file.name, preview },
        fileOf(file),
      ),
  }) satisfies Partial<HomeQueries>;

const surveyQueries = (ask: Ask) =>
  ({
    checkSurvey: (place, file) =>
      ask(SurveyCheck, 'survey/check', { place, name: file.name }, fileOf(file)),
    openSurvey: (place, file, shown, until) =>
      ask(SurveyWritten, 'survey/open', { place, name: file.name, shown, until }, fileOf(file)),
    closeSurvey: (place, survey) =>
      ask(SurveyWritten, 'survey/close', {}, jsonOf({ place, survey })),
    surveys: (place) => ask(SurveysReply, 'surveys', { place }),
    surveyResults: (place, survey) => ask(SurveyResults, 'survey/results', { place, survey }),
    surveyHouseholds: (place, survey, question, choice) =>
      ask(SurveyHouseholds, 'survey/households', { place, survey, question, choice }),
    surveySheet: (place, survey) => ask(SurveySheet, 'survey/sheet', { place, survey }),
  }) satisfies Partial<HomeQueries>;

export function homeQueries(device: Pick<Device, 'ask'>): HomeQueries {
  const ask = askingBy(device);
  return {
    ...fileQueries(ask),
    ...surveyQueries(ask),
    figures: (place, asOf) => ask(FiguresReply, 'figures', { place, asOf }),
    list: (measure, place, met, asOf) => ask(ListReply, 'list', { measure, place, met, asOf }),
    doors: (place, asOf) => ask(DoorsReply, 'doors', { place, asOf }),
    sited: (place, asOf) => ask(DoorsReply, 'doors', { place, asOf, positions: true }),
    household: (id, place) => ask(HouseholdReply, 'household', { id, place }),
    trace: (id, place) => ask(TraceReply, 'trace', { id, place }),
    search: (q, place) => ask(SearchReply, 'search', { q, place }),
    card: (person) => ask(CardReply, 'cards', {}, jsonOf({ person })),
    devices: (person) => ask(DevicesReply, 'devices', { person }),
    householdCards: (request) => ask(HouseholdCardsReply, 'household-cards', {}, jsonOf(request)),
    ladder: (place) => ask(LadderReply, 'ladder', { place }),
    tryLadder: (place, drafts) =>
      ask(LadderTried, 'ladder/try', {}, jsonOf({ place, drafts: drafts.map(bare) })),
    campaign: (place, campaign) => ask(CampaignReply, 'campaign', { place, campaign }),
    campaignDoors: (place, campaign) => ask(CampaignDoors, 'campaign/doors', { place, campaign }),
  };
}
