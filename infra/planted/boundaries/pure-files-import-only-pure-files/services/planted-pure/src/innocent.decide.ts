import * as contracts from '@kaoji/contracts';
import * as kernel from '@kaoji/kernel';
import * as calendar from '@kaoji/calendar';
import * as luxon from 'luxon';
import * as state from './innocent.state.js';

export const taken = [contracts, kernel, calendar, luxon, state];
