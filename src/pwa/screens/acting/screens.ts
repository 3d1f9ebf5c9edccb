// Comes as one piece: whoever acts for a person needs both within the half hour, signal or none.
export { ActedScreen } from './acted.tsx';
export { ActScreen } from './begin.tsx';
