import type { RouteLine } from './route-line.ts';

/** Questions of residents and their answers. */
export const QUESTION_ROUTES: readonly RouteLine[] = [
  {
    path: 'questions',
    load: async () => (await import('./screens/questions/list.tsx')).QuestionsScreen,
  },
  { path: 'ask', load: async () => (await import('./screens/questions/ask.tsx')).AskScreen },
  {
    path: 'ask/:household',
    load: async () => (await import('./screens/questions/ask.tsx')).AskScreen,
  },
  {
    path: 'question/:question',
    load: async () => (await import('./screens/questions/question.tsx')).QuestionScreen,
  },
  {
    path: 'answer-new/:question',
    load: async () => (await import('./screens/questions/answer-write.tsx')).AnswerNewScreen,
  },
  {
    path: 'answers',
    load: async () => (await import('./screens/questions/answers.tsx')).AnswersScreen,
  },
  {
    path: 'answer/:answer',
    load: async () => (await import('./screens/questions/answer.tsx')).AnswerScreen,
  },
  {
    path: 'answer/:answer/edit',
    load: async () => (await import('./screens/questions/answer-edit.tsx')).AnswerEditScreen,
  },
  {
    path: 'answer/:answer/speaker',
    load: async () => (await import('./screens/questions/answer.tsx')).AnswerSpeakerScreen,
  },
];

/** The same for whoever looks over a commune. */
export const ASKED_ROUTES: readonly RouteLine[] = [
  { path: 'asked', load: async () => (await import('./screens/questions/asked.tsx')).AskedScreen },
  {
    path: 'asked/:question',
    load: async () => (await import('./screens/questions/asked-one.tsx')).AskedOneScreen,
  },
  {
    path: 'asked/:question/answer',
    load: async () => (await import('./screens/questions/asked-answer.tsx')).AskedAnswerScreen,
  },
];
