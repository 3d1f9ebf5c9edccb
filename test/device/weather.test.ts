import { describeWeather } from './weather.ts';

describeWeather('over SQLite', 25);
