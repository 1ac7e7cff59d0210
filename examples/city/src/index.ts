export * from './plan/action.js';
export * from './plan/month.js';
export * from './town/town.js';
export * from './town/yaml.js';
export { demo, demoSeed, type DemoOptions } from './drive/demo.js';
export { makeTown } from './drive/make-town.js';
