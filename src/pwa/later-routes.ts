import { ASKED_ROUTES, QUESTION_ROUTES } from './question-routes.ts';
import { MEETING_ROUTES } from './meeting-routes.ts';
import { FIGURE_ROUTES } from './figure-routes.ts';
import type { RouteLine } from './route-line.ts';
import { DIRECTIVE_ROUTES, TASK_ROUTES } from './task-routes.ts';

/* Every screen that no opening begins with; the list itself comes after the first one. */

export const VILLAGE_ROUTES: readonly RouteLine[] = [
  ...TASK_ROUTES,
  ...QUESTION_ROUTES,
  { path: 'round', load: async () => (await import('./screens/round/round.tsx')).RoundScreen },
  {
    path: 'household/:id',
    load: async () => (await import('./screens/homes/household.tsx')).HouseholdScreen,
  },
  {
    path: 'household-new',
    load: async () => (await import('./screens/homes/household-new.tsx')).HouseholdNewScreen,
  },
  {
    path: 'household-new/:resident',
    load: async () => (await import('./screens/homes/household-new.tsx')).HouseholdNewScreen,
  },
  {
    path: 'household/:id/edit',
    load: async () => (await import('./screens/homes/household-edit.tsx')).HouseholdEdit,
  },
  {
    path: 'household/:id/add',
    load: async () => (await import('./screens/homes/person-add.tsx')).PersonAdd,
  },
  {
    path: 'household/:id/place',
    load: async () => (await import('./screens/map/place.tsx')).PlaceScreen,
  },
  {
    path: 'household/:id/trace',
    load: async () => (await import('./screens/trace/trace.tsx')).HouseholdTrace,
  },
  {
    path: 'person/:id',
    load: async () => (await import('./screens/homes/person.tsx')).PersonScreen,
  },
  {
    path: 'person/:id/edit',
    load: async () => (await import('./screens/homes/person-edit.tsx')).PersonEdit,
  },
  {
    path: 'person/:id/move',
    load: async () => (await import('./screens/homes/move.tsx')).MoveScreen,
  },
  {
    path: 'person/:id/join',
    load: async () => (await import('./screens/homes/join.tsx')).JoinScreen,
  },
  {
    path: 'person/:id/trace',
    load: async () => (await import('./screens/trace/trace.tsx')).PersonTrace,
  },
  {
    path: 'person/:id/act',
    load: async () => (await import('./screens/acting/screens.ts')).ActScreen,
  },
  {
    path: 'person/:id/acted',
    load: async () => (await import('./screens/acting/screens.ts')).ActedScreen,
  },
  {
    path: 'slip/:acting',
    load: async () => (await import('./screens/acting/slip.tsx')).SlipScreen,
  },
  {
    path: 'pair/:learner/:teacher/:skill',
    load: async () => (await import('./screens/pair/pair.tsx')).PairScreen,
  },
  {
    path: 'survey/:survey/:household',
    load: async () => (await import('./screens/survey/fill.tsx')).SurveyFillScreen,
  },
  {
    path: 'correct/:visit',
    load: async () => (await import('./screens/doors/correct-visit.tsx')).CorrectVisit,
  },
  {
    path: 'board',
    load: async () => (await import('./screens/board/board-list.tsx')).BoardScreen,
  },
  {
    path: 'board/new',
    load: async () => (await import('./screens/board/write.tsx')).NoticeNewScreen,
  },
  {
    path: 'board/:notice',
    load: async () => (await import('./screens/board/notice.tsx')).NoticeScreen,
  },
  {
    path: 'board/:notice/edit',
    load: async () => (await import('./screens/board/write.tsx')).NoticeEditScreen,
  },
  {
    path: 'board/:notice/untold',
    load: async () => (await import('./screens/board/untold.tsx')).UntoldScreen,
  },
  {
    path: 'board/:notice/share',
    load: async () => (await import('./screens/board/share.tsx')).NoticeShareScreen,
  },
  {
    path: 'board/:notice/speaker',
    load: async () => (await import('./screens/board/speaker.tsx')).SpeakerScreen,
  },
  ...MEETING_ROUTES,
  { path: 'team', load: async () => (await import('./screens/team/team.tsx')).TeamScreen },
  { path: 'split', load: async () => (await import('./screens/team/split.tsx')).SplitScreen },
  {
    path: 'sessions',
    load: async () => (await import('./screens/team/sessions.tsx')).SessionsScreen,
  },
  {
    path: 'session-new',
    load: async () => (await import('./screens/team/session-new.tsx')).SessionNewScreen,
  },
  {
    path: 'session/:session',
    load: async () => (await import('./screens/team/session.tsx')).SessionScreen,
  },
  {
    path: 'examples',
    load: async () => (await import('./screens/team/examples.tsx')).ExamplesScreen,
  },
  {
    path: 'example-new/:resident',
    load: async () => (await import('./screens/team/example-new.tsx')).ExampleNewScreen,
  },
  { path: 'cases', load: async () => (await import('./screens/cases/cases.tsx')).CasesScreen },
  {
    path: 'case-new/:resident',
    load: async () => (await import('./screens/cases/case-new.tsx')).CaseNewScreen,
  },
  {
    path: 'case/:case',
    load: async () => (await import('./screens/cases/case.tsx')).CaseScreen,
  },
  {
    path: 'case/:case/edit',
    load: async () => (await import('./screens/cases/case.tsx')).CaseEditScreen,
  },
  { path: 'stuck', load: async () => (await import('./screens/team/stuck.tsx')).StuckScreen },
  { path: 'helped', load: async () => (await import('./screens/team/helped.tsx')).HelpedScreen },
  {
    path: 'keeper/:person',
    load: async () => (await import('./screens/team/keeper.tsx')).KeeperScreen,
  },
  {
    path: 'campaigns-here',
    load: async () => (await import('./screens/campaign/campaigns-here.tsx')).CampaignsHereScreen,
  },
  {
    path: 'campaign/:campaign',
    load: async () => (await import('./screens/campaign/campaign.tsx')).CampaignScreen,
  },
  { path: 'funds', load: async () => (await import('./screens/funds/funds.tsx')).FundsScreen },
  {
    path: 'fund/:drive',
    load: async () => (await import('./screens/funds/drive.tsx')).DriveScreen,
  },
  {
    path: 'fund/:drive/:household',
    load: async () => (await import('./screens/funds/due.tsx')).DueScreen,
  },
  {
    path: 'fund/:drive/:household/exempt',
    load: async () => (await import('./screens/funds/exempt.tsx')).ExemptScreen,
  },
  {
    path: 'fund-spend/:drive',
    load: async () => (await import('./screens/funds/spend.tsx')).SpendScreen,
  },
  {
    path: 'fund-gift/:drive',
    load: async () => (await import('./screens/funds/gift.tsx')).GiftScreen,
  },
  {
    path: 'fund-entries',
    load: async () => (await import('./screens/funds/entries.tsx')).EntriesScreen,
  },
  {
    path: 'fund-shops',
    load: async () => (await import('./screens/funds/shops.tsx')).ShopsScreen,
  },
  {
    path: 'fund-shop/:household',
    load: async () => (await import('./screens/funds/shop.tsx')).ShopScreen,
  },
  {
    path: 'fund-bills',
    load: async () => (await import('./screens/funds/bills.tsx')).BillsScreen,
  },
  {
    path: 'fund-print/:drive',
    load: async () => (await import('./screens/funds/print.tsx')).FundPrintScreen,
  },
  {
    path: 'fund-unsorted',
    load: async () => (await import('./screens/funds/unsorted.tsx')).UnsortedScreen,
  },
  {
    path: 'fund-unsorted/:transfer',
    load: async () => (await import('./screens/funds/unsorted.tsx')).SortScreen,
  },
  {
    path: 'fund-cash',
    load: async () => (await import('./screens/funds/cash.tsx')).CashScreen,
  },
  {
    path: 'fund-month',
    load: async () => (await import('./screens/funds/month.tsx')).MonthScreen,
  },
  {
    path: 'fund-new',
    load: async () => (await import('./screens/funds/drive-new.tsx')).DriveNewScreen,
  },
  {
    path: 'fund-account',
    load: async () => (await import('./screens/funds/account.tsx')).FundAccountScreen,
  },
  {
    path: 'fund-statement',
    load: async () => (await import('./screens/funds/statement.tsx')).StatementScreen,
  },
  {
    path: 'campaign/:campaign/share',
    load: async () => (await import('./screens/campaign/village-tell.tsx')).CampaignShareScreen,
  },
  {
    path: 'campaign/:campaign/poster',
    load: async () => (await import('./screens/campaign/village-tell.tsx')).CampaignPosterScreen,
  },
  { path: 'carry', load: async () => (await import('./screens/carry/carry.tsx')).CarryScreen },
  { path: 'hand', load: async () => (await import('./screens/carry/hand.tsx')).HandScreen },
  { path: 'tray', load: async () => (await import('./screens/tray/tray.tsx')).Tray },
  {
    path: 'papers/:village',
    load: async () => (await import('./screens/papers/papers.tsx')).PapersScreen,
  },
  { path: 'cards', load: async () => (await import('./screens/cards/screens.ts')).CardsScreen },
  {
    path: 'cards/:skill',
    load: async () => (await import('./screens/cards/screens.ts')).SkillCardsScreen,
  },
  {
    path: 'cards/:skill/:step',
    load: async () => (await import('./screens/cards/screens.ts')).ReaderScreen,
  },
  {
    path: 'practice/:kind',
    load: async () => (await import('./screens/practice/practice.tsx')).PracticeScreen,
  },
  { path: 'charge', load: async () => (await import('./screens/charge/charge.tsx')).Charge },
  { path: 'me', load: async () => (await import('./screens/me/me.tsx')).MeScreen },
];

export const OFFICER_ROUTES: readonly RouteLine[] = [
  ...DIRECTIVE_ROUTES,
  ...ASKED_ROUTES,
  ...FIGURE_ROUTES,
  {
    path: 'sign-in',
    load: async () => (await import('./screens/sign-in/sign-in.tsx')).SignInScreen,
  },
  {
    path: 'account',
    load: async () => (await import('./screens/sign-in/account.tsx')).AccountScreen,
  },
  {
    path: 'account/password',
    load: async () => (await import('./screens/sign-in/password.tsx')).PasswordScreen,
  },
  {
    path: 'village/:place',
    load: async () => (await import('./screens/officer/village.tsx')).VillageScreen,
  },
  {
    path: 'home/:place/:household',
    load: async () => (await import('./screens/officer/home.tsx')).HomeScreen,
  },
  {
    path: 'history/:place/:id',
    load: async () => (await import('./screens/officer/history.tsx')).HistoryScreen,
  },
  {
    path: 'requests',
    load: async () => (await import('./screens/care/requests.tsx')).RequestsScreen,
  },
  { path: 'desk', load: async () => (await import('./screens/desk/desk.tsx')).DeskScreen },
  {
    path: 'desk/:case',
    load: async () => (await import('./screens/desk/desk-case.tsx')).DeskCaseScreen,
  },
  {
    path: 'erase/:place/:id',
    load: async () => (await import('./screens/erase/erase.tsx')).EraseScreen,
  },
  {
    path: 'erase/:place/:id/:request',
    load: async () => (await import('./screens/erase/erase.tsx')).EraseScreen,
  },
  {
    path: 'teach/:skill/:step/:card',
    load: async () => (await import('./screens/officer/card-write.tsx')).CardWriteScreen,
  },
  {
    path: 'ladder',
    load: async () => (await import('./screens/ladder/ladder.tsx')).LadderScreen,
  },
  {
    path: 'ladder/:skill',
    load: async () => (await import('./screens/ladder/skill.tsx')).SkillScreen,
  },
  {
    path: 'ladder-new',
    load: async () => (await import('./screens/ladder/skill.tsx')).SkillScreen,
  },
  {
    path: 'ladder-order',
    load: async () => (await import('./screens/ladder/order.tsx')).OrderScreen,
  },
  { path: 'fifth', load: async () => (await import('./screens/ladder/fifth.tsx')).FifthScreen },
  { path: 'find', load: async () => (await import('./screens/officer/find.tsx')).FindScreen },
  {
    path: 'import',
    load: async () => (await import('./screens/officer/register-import.tsx')).RegisterImportScreen,
  },
  {
    path: 'surveys',
    load: async () => (await import('./screens/survey/surveys.tsx')).SurveysScreen,
  },
  {
    path: 'surveys/new',
    load: async () => (await import('./screens/survey/check.tsx')).SurveyCheckScreen,
  },
  {
    path: 'surveys/:survey',
    load: async () => (await import('./screens/survey/results.tsx')).ResultsScreen,
  },
  {
    path: 'campaigns',
    load: async () => (await import('./screens/campaign/campaigns.tsx')).CampaignsScreen,
  },
  {
    path: 'campaigns/new',
    load: async () => (await import('./screens/campaign/campaign-write.tsx')).CampaignNewScreen,
  },
  {
    path: 'campaigns/:campaign',
    load: async () => (await import('./screens/campaign/campaign-office.tsx')).CampaignOfficeScreen,
  },
  {
    path: 'campaigns/:campaign/change',
    load: async () => (await import('./screens/campaign/campaign-write.tsx')).CampaignChangeScreen,
  },
  {
    path: 'campaigns/:campaign/share',
    load: async () => (await import('./screens/campaign/commune-tell.tsx')).CommuneShareScreen,
  },
  {
    path: 'campaigns/:campaign/poster',
    load: async () => (await import('./screens/campaign/commune-tell.tsx')).CommunePosterScreen,
  },
  {
    path: 'campaigns/:campaign/:village',
    load: async () => (await import('./screens/campaign/campaign-doors.tsx')).CampaignDoorsScreen,
  },
  { path: 'review', load: async () => (await import('./screens/review/review.tsx')).ReviewScreen },
  { path: 'teams', load: async () => (await import('./screens/officer/teams.tsx')).TeamsScreen },
  {
    path: 'team/:place',
    load: async () => (await import('./screens/officer/team.tsx')).TeamScreen,
  },
  {
    path: 'team/:place/add',
    load: async () => (await import('./screens/officer/member-add.tsx')).MemberAddScreen,
  },
  {
    path: 'phones/:person',
    load: async () => (await import('./screens/officer/phones.tsx')).PhonesScreen,
  },
  {
    path: 'card/:person',
    load: async () => (await import('./screens/officer/card.tsx')).CardScreen,
  },
];
