// Comes as one piece: whoever reads a card turns the phone the next moment, signal or none.
export { CardsScreen, SkillCardsScreen } from './list.tsx';
export { ReaderScreen } from './reader.tsx';
