// What the rest of the program may ask about well-known images.
export { type EndOfLife, endOfLife } from './end-of-life.ts';
export type { Cycle, ImageFacts, Kind } from './facts/image-facts.ts';
export { dataFolderOf, factsOf, runsAs } from './lookup.ts';
export { type Variant, variantOf, versionOf } from './tag.ts';
