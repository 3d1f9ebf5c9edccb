import { type Handler, Hono } from 'hono';
import type { Bridges } from '#server/bridges/bridges.ts';
import type { Followers } from '#server/follow/followers.ts';
import type { HookKeys } from '#server/funds/hooks.ts';
import type { Home } from '#server/home.ts';
import { answerError } from '#server/http/answer-error.ts';
import {
  answerQuestion,
  askAttention,
  askDoors,
  askDue,
  askErased,
  askErasePreview,
  askFigures,
  askHousehold,
  askList,
  askRequests,
  askSearch,
  askSeen,
  askTrace,
} from '#server/http/ask.ts';
import { answerCalendar, answerCap, answerFeed } from '#server/http/board-feeds.ts';
import { answerBoardPage, answerCheckPage } from '#server/http/board-page.ts';
import {
  answerBridge,
  answerNotify,
  answerNotifySet,
  askDeliveries,
} from '#server/http/bridges.ts';
import { answerCard } from '#server/http/cards.ts';
import { answerCarry } from '#server/http/carry.ts';
import { answerDevices } from '#server/http/devices.ts';
import { answerDecide } from '#server/http/decide.ts';
import { answerQuestionStep, askQuestions } from '#server/http/questions.ts';
import { answerAnswersPage, answerVoice } from '#server/http/answers-page.ts';
import { answerDeskStep, askDesk } from '#server/http/desk.ts';
import { answerDirectiveStep, askDirective, askDirectives } from '#server/http/directives.ts';
import { answerErase } from '#server/http/erase.ts';
import { answerHeadersFeed, answerMeasuresFeed, answerMonthFeed } from '#server/http/feeds.ts';
import { answerStatementConfirm, answerStatementPreview } from '#server/http/funds.ts';
import { answerFundPage } from '#server/http/fund-page.ts';
import { keepGate, tellRefusals } from '#server/http/gatekeeper.ts';
import { createUploads } from '#server/files/uploads.ts';
import { answerFile, answerUpload, createInTurn } from '#server/http/files.ts';
import { answerHook } from '#server/http/hooks.ts';
import { answerHouseholdCards } from '#server/http/household-cards.ts';
import {
  answerCardDoor,
  answerCardDoorScript,
  answerHouseholdPage,
  answerPlatePage,
  sayInWords,
} from '#server/http/household-page.ts';
import { answerImportConfirm, answerImportPreview } from '#server/http/import.ts';
import { answerTryLadder, askLadder } from '#server/http/ladder.ts';
import { createOnce } from '#server/http/once.ts';
import { answerNews } from '#server/http/news.ts';
import { answerMark } from '#server/http/mark.ts';
import { createSpeech, type Speech } from '#server/board/speech.ts';
import { answerSealed, answerSealedPart } from '#server/http/sealed.ts';
import { answerSpeaks, answerSpeech } from '#server/http/speech.ts';
import { answerCommunePage, answerVillagePage } from '#server/http/pages.ts';
import { answerExport, answerRequest } from '#server/http/privacy.ts';
import { answerOffer, answerRejoin, answerSucceed } from '#server/http/restore.ts';
import {
  answerEnrol,
  answerFollow,
  answerHome,
  answerPull,
  answerPush,
  answerSnapshots,
  answerWhose,
} from '#server/http/sync.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { notForOtherSites } from '#server/http/other-sites.ts';
import { timeOf } from '#server/http/refusal-log.ts';
import { ownHostOnly } from '#server/http/own-host.ts';
import { askCampaign, askCampaignDoors } from '#server/http/ask-campaign.ts';
import {
  askSurveyHouseholds,
  askSurveyResults,
  askSurveys,
  askSurveySheet,
} from '#server/http/ask-survey.ts';
import { answerSurveyCheck, answerSurveyClose, answerSurveyOpen } from '#server/http/survey.ts';
import { signInRoutes } from '#server/http/sign-in.ts';
import { serveFiles } from '#server/http/static.ts';
import type { Metrics } from '#server/metrics.ts';
import { secureHeaders } from '#server/http/secure-headers.ts';
import { machineRandom } from '#server/crypto.ts';
import { BACK } from '#server/sign-in/sign-in-by-other.ts';
import { createDesk, type SignInSettings } from '#server/sign-in/desk.ts';
import { meetOthers } from '#server/http/meet-others.ts';

export type AppOptions = {
  /** Writes one line of the server's log; never given personal data. */
  readonly log: (line: string) => void;
  /** Folder of the phone's app as built; without it only the API answers. */
  readonly pwa?: string;
  /** Phones reach this home by https alone. */
  readonly isHttps?: boolean;
  /** Counts requests; absent: nobody asks. */
  readonly metrics?: Metrics;
  /** By which services tell of transfers; absent: none does. */
  readonly hooks?: HookKeys;
  /** Where this home is reached, as links in feeds name it; as it was asked when absent. */
  readonly origin?: string;
  /** What reads notices aloud; what this machine has when absent. */
  readonly speech?: Speech;
  /** By what the home sends; absent: by nothing. */
  readonly bridges?: Bridges;
  /** The homes that this one follows; absent: none. */
  readonly followers?: Pick<Followers, 'states'>;
  /** How officers sign in; absent: by nothing that outlives this program. */
  readonly signIn?: SignInSettings;
};

type Route = readonly ['GET' | 'POST', string, Handler];
type Log = (line: string) => void;

/** What whoever watches over the program asks: whether it lives, and whether its store answers. */
const signs = (home: Home, followers: AppOptions['followers']): readonly Route[] => [
  ['GET', '/healthz', (c) => c.text('ok')],
  [
    'GET',
    '/readyz',
    async (c) => {
      const { cell, id } = home.directory.getBook(home.directory.identity.places);
      await home.store.read(cell).findHead(id);
      return c.text(['ok', ...sayFollowing(followers)].join('\n'));
    },
  ],
];

/** How many homes are followed and how many of them are a day behind; which, the metrics say. */
function sayFollowing(followers: AppOptions['followers']): readonly string[] {
  const states = followers?.states() ?? [];
  const behind = states.filter(({ behindS }) => behindS >= BEHIND_S);
  return states.length === 0
    ? []
    : [`follows ${states.length} homes, ${behind.length} a day behind`];
}

const BEHIND_S = 86_400;

/** What devices ask without a person. */
const exchanges = (home: Home, log: Log): readonly Route[] => [
  ['GET', '/api/home', (c) => answerHome(c, home)],
  ['POST', '/api/enrol', (c) => answerEnrol(c, home, log)],
  ['POST', '/api/enrol/whose', (c) => answerWhose(c, home)],
  ['POST', '/api/push', (c) => answerPush(c, home)],
  ['GET', '/api/pull', (c) => answerPull(c, home)],
  ['GET', '/api/follow', (c) => answerFollow(c, home)],
  ['GET', '/api/sealed', (c) => answerSealed(c, home)],
  ['GET', '/api/sealed/part', (c) => answerSealedPart(c, home)],
  ['GET', '/api/news', (c) => answerNews(c, home)],
  ['GET', '/api/snapshots', (c) => answerSnapshots(c, home)],
  ['POST', '/api/rejoin', (c) => answerRejoin(c, home)],
  ['POST', '/api/offer', (c) => answerOffer(c, home)],
  ['POST', '/api/succeed', (c) => answerSucceed(c, home)],
  ['POST', '/api/carry', (c) => answerCarry(c, home, log)],
  ['POST', '/api/mark', answerMark],
  ['GET', '/api/file', (c) => answerFile(c, home)],
];

/** What changes nothing. */
const questions = (home: Home): readonly Route[] => [
  ['GET', '/api/figures', (c) => answerQuestion(c, home, askFigures)],
  ['GET', '/api/list', (c) => answerQuestion(c, home, askList)],
  ['GET', '/api/doors', (c) => answerQuestion(c, home, askDoors)],
  ['GET', '/api/household', (c) => answerQuestion(c, home, askHousehold)],
  ['GET', '/api/trace', (c) => answerQuestion(c, home, askTrace)],
  ['GET', '/api/search', (c) => answerQuestion(c, home, askSearch)],
  ['GET', '/api/attention', (c) => answerQuestion(c, home, askAttention)],
  ['GET', '/api/seen', (c) => answerQuestion(c, home, askSeen)],
  ['GET', '/api/erase/preview', (c) => answerQuestion(c, home, askErasePreview)],
  ['GET', '/api/erased', (c) => answerQuestion(c, home, askErased)],
  ['GET', '/api/due', (c) => answerQuestion(c, home, askDue)],
  ['GET', '/api/requests', (c) => answerQuestion(c, home, askRequests)],
  ['GET', '/api/desk', (c) => answerQuestion(c, home, askDesk)],
  ['GET', '/api/questions', (c) => answerQuestion(c, home, askQuestions)],
  ['GET', '/api/ladder', (c) => answerQuestion(c, home, askLadder)],
  ['POST', '/api/ladder/try', (c) => answerTryLadder(c, home)],
  ['GET', '/api/surveys', (c) => answerQuestion(c, home, askSurveys)],
  ['GET', '/api/survey/results', (c) => answerQuestion(c, home, askSurveyResults)],
  ['GET', '/api/survey/households', (c) => answerQuestion(c, home, askSurveyHouseholds)],
  ['GET', '/api/survey/sheet', (c) => answerQuestion(c, home, askSurveySheet)],
  ['GET', '/api/campaign', (c) => answerQuestion(c, home, askCampaign)],
  ['GET', '/api/campaign/doors', (c) => answerQuestion(c, home, askCampaignDoors)],
  ['GET', '/api/directives', (c) => answerQuestion(c, home, askDirectives)],
  ['GET', '/api/directive', (c) => answerQuestion(c, home, askDirective)],
  ['GET', '/api/feed/measures', (c) => answerMeasuresFeed(c, home)],
  ['GET', '/api/feed/month', (c) => answerMonthFeed(c, home)],
  ['GET', '/api/feed/headers', (c) => answerHeadersFeed(c, home)],
  ['GET', '/api/devices', (c) => answerDevices(c, home)],
  ['GET', '/api/deliveries', (c) => answerQuestion(c, home, askDeliveries)],
];

/** What somebody does, once however often it is sent. */
function acts(home: Home, log: Log): readonly Route[] {
  const once = createOnce(home.now);
  return [
    ['POST', '/api/export', (c) => answerExport(c, home, once)],
    ['POST', '/api/request', (c) => answerRequest(c, home, once)],
    ['POST', '/api/desk/step', (c) => answerDeskStep(c, home, once)],
    ['POST', '/api/directive/step', (c) => answerDirectiveStep(c, home, once)],
    ['POST', '/api/questions/step', (c) => answerQuestionStep(c, home, once)],
    ['POST', '/api/cards', (c) => answerCard(c, home, once)],
    ['POST', '/api/decide', (c) => answerDecide(c, home, once)],
    ['POST', '/api/erase', (c) => answerErase(c, home, once)],
    ['POST', '/api/household-cards', (c) => answerHouseholdCards(c, home, once, log)],
    ['POST', '/api/import/preview', (c) => answerImportPreview(c, home)],
    ['POST', '/api/import/confirm', (c) => answerImportConfirm(c, home)],
    ['POST', '/api/funds/preview', (c) => answerStatementPreview(c, home)],
    ['POST', '/api/funds/confirm', (c) => answerStatementConfirm(c, home)],
    ['POST', '/api/survey/check', (c) => answerSurveyCheck(c, home)],
    ['POST', '/api/survey/open', (c) => answerSurveyOpen(c, home)],
    ['POST', '/api/survey/close', (c) => answerSurveyClose(c, home, once)],
  ];
}

/** What leaves the home for phones that are not open, and what is told of it. */
function bridged(home: Home, bridges: Bridges | undefined): readonly Route[] {
  const once = createOnce(home.now);
  return [
    ['GET', '/api/notify', (c) => answerNotify(c, home, bridges)],
    ['POST', '/api/notify/set', (c) => answerNotifySet(c, home, bridges, once)],
    ['GET', '/api/bridge/:id', (c) => answerBridge(c, bridges)],
    ['POST', '/api/bridge/hook/:id', (c) => answerBridge(c, bridges)],
  ];
}

/** What anybody reads in a browser. */
const pages = (home: Home, { origin, speech = createSpeech() }: AppOptions): readonly Route[] => [
  ['GET', '/xa/:id', (c) => answerCommunePage(c, home)],
  ['GET', '/thon/:id', (c) => answerVillagePage(c, home)],
  ['GET', '/quy/:id', (c) => answerFundPage(c, home)],
  ['GET', '/hoi-dap/:id', (c) => answerAnswersPage(c, home)],
  ['GET', '/nghe/:id', (c) => answerVoice(c, home)],
  ['GET', '/bien/:id', (c) => answerPlatePage(c, home)],
  ['GET', '/bang-tin/:id', (c) => answerBoardPage(c, home)],
  ['GET', '/k', (c) => answerCheckPage(c, home, origin)],
  ['GET', '/k/:id', (c) => answerCheckPage(c, home, origin)],
  ['GET', '/loa', (c) => answerSpeaks(c, speech)],
  ['GET', '/loa/:id', (c) => answerSpeech(c, home, speech)],
  ['GET', '/atom/:id', answerFeed(home, origin, 'atom')],
  ['GET', '/rss/:id', answerFeed(home, origin, 'rss')],
  ['GET', '/lich/:id', answerCalendar(home, origin)],
  ['GET', '/cap/:id', answerCap(home, origin)],
  ['GET', '/the', (c) => answerCardDoor(c, home)],
  ['GET', '/the.js', answerCardDoorScript],
  ['POST', '/ho', (c) => answerHouseholdPage(c, home)],
];

/** Every address the home answers. */
export function createApp(home: Home, options: AppOptions): Hono {
  const app = new Hono();
  const desk = home.shelf && { uploads: createUploads(home.shelf), inTurn: createInTurn() };
  const log = (line: string): void => options.log(`${timeOf(home.now())} ${line}`);
  const answers: readonly Route[] = [
    ...signs(home, options.followers),
    ...exchanges(home, log),
    ...questions(home),
    ...acts(home, log),
    ...pages(home, options),
    ...bridged(home, options.bridges),
    ['POST', '/api/hook/:id', (c) => answerHook(c, home, options.hooks ?? {})],
    ...signInRoutes(createDesk(home, options.signIn ?? { secret: machineRandom(32) }, log)),
  ];
  // Of an address only its beginning is told, and of one that is not answered that it is none of them.
  const told = [...answers.map(([, path]) => path.replace('/:id', '')), '/api/upload', '/api'];
  const routes = told.toSorted((left, right) => right.length - left.length);
  app.use(secureHeaders(options.isHttps === true));
  const routeOf = (path: string): string =>
    routes.find((route) => path === route || path.startsWith(`${route}/`)) ?? 'elsewhere';
  if (options.metrics !== undefined) app.use(options.metrics.keep(routeOf));
  app.use(tellRefusals(home, options.log, routeOf));
  if (home.store.kind === 'demo') app.use(ownHostOnly);
  app.use('/api/*', notForOtherSites(new Set([`GET ${BACK}`])));
  const gate = keepGate(home);
  app.use('/api/*', gate);
  for (const path of ['/ho', '/bien/*']) app.use(path, sayInWords(home), gate);
  if (home.store.isShared) app.use(meetOthers(home));
  for (const [method, path, answer] of answers) {
    app.on(method, path, answer);
    app.all(path, (c) => sendProblem(c, problem('method-not-allowed')));
  }
  app.all('/api/upload/:book/:file/:bytes', (c) =>
    desk === undefined ? sendProblem(c, problem('not-found')) : answerUpload(c, home, desk),
  );
  app.all('/api/*', (c) => sendProblem(c, problem('not-found')));
  if (options.pwa !== undefined) app.use(serveFiles(options.pwa));
  app.notFound((c) => sendProblem(c, problem('not-found')));
  app.onError((error, c) => answerError(c, error, routeOf(c.req.path), log));
  return app;
}
