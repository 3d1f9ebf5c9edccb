import type { surveyOfficeVi } from './survey-office-vi.ts';

/** What a commune asks, for its office, in English. */
export const surveyOfficeEn: typeof surveyOfficeVi = {
  office: {
    lead: 'Asked at every door, by the form of the commune. Teams see it as soon as their phones have signal.',
    new: 'Open a new form',
    none: 'The commune has opened no survey yet',
    noneText: 'Write a form in Excel in the XLSForm standard, then upload it here.',
    since: (day, questions) => `Asked from ${day}, ${questions} questions.`,
    until: (day) => `Asked until ${day}.`,
    closedOn: (day) => `Closed on ${day}.`,
    progress: 'Households that answered',
    answered: (met, of) => `${met}/${of} households`,
    results: 'Results',
    close: 'Close the survey',
    closeTitle: (title) => `Close “${title}”?`,
    allAnswered: 'All households have answered.',
    leftOpen: (count) => `${count} households have not answered`,
    doorsLeft: (count) => `${count} to go`,
    closeForGood:
      'A closed survey is not opened again; to go on asking, open a new form. Where it was half asked it can still be saved, and whoever is in charge looks at it.',
    closedToast: 'Closed. Answers that come late are kept, and whoever is in charge looks at them.',
    counts: (answers, households) =>
      answers === households
        ? `${households} households answered`
        : `${households} households answered, ${answers} times. Of each the latest answer counts.`,
    incomplete: (count) =>
      `${count} answers are incomplete: a part is not approved yet. They count once all of it is.`,
    answers: (count) => `${count} households answered`,
    times: (repeat, times, households) =>
      `Repeat “${repeat}”: answered ${times} times in ${households} households`,
    inHouseholds: (count) => `in ${count} households`,
    numbers: (least, most, mean, sum) =>
      `Least ${least}, most ${most}, mean ${mean}, together ${sum}`,
    sheet: 'Download as Excel',
    sheetNote: 'The file names heads of households. Who takes it, and when, is written down.',
    nothing: 'No answers yet',
    untilLabel: 'Asked until',
    untilHint: 'Left empty: until the commune closes it.',
    untilWrong: 'This is no day. Write it as 31/12/2026, from today on.',
    openNow: 'Open it to the villages',
    openedToast: 'The survey is open to the villages',
    stale: 'The file is not what was read. Please choose it again.',
  },
  check: {
    title: 'Survey form',
    lead: 'An Excel file in the XLSForm standard (ODK). The server reads it and names every cell that is wrong; nothing is opened yet.',
    choose: 'Choose an .xlsx file',
    chooseOther: 'Choose another file',
    reading: 'The server is reading the form',
    wrongKind: 'This is no .xlsx file. In Excel choose Save as, then .xlsx.',
    unreadable: 'This file cannot be read as an XLSForm.',
    problems: (count) => `${count} to be corrected`,
    problemsText: 'Correct them in Excel, save, and choose the file again. Nothing was changed.',
    good: 'The form can be used',
    counts: (questions, lists) => `${questions} questions, ${lists} lists of choices`,
    notices: (count) => `${count} left out`,
    noticesText: 'These do the form no harm.',
    cell: 'Cell',
    matter: 'To be corrected',
    left: 'Left out',
    preview: 'Try it',
    tried: 'Done trying',
    unknown: (code) => `Something else (code ${code})`,
  },
};
