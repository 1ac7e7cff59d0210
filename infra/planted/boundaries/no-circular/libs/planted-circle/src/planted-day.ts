import { night } from './planted-night.js';

export const day = () => night;
