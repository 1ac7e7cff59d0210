import * as other from '../../planted-depth/src/innocent.js';

export const taken = other;
