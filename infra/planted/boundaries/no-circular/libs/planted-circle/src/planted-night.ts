import { day } from './planted-day.js';

export const night = () => day;
