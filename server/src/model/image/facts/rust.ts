import type { ImageFacts } from './image-facts.ts';

/** Only the newest stable release is supported, every six weeks another: no line has a last day of its own. */
export const rust: ImageFacts = {
  name: 'rust',
  title: 'Rust',
  names: ['rust'],
  kind: 'sdk',
  user: 'root',
  ports: [],
  toolchain: true,
  cycles: [],
  current: ['1'],
  variants: ['slim', 'alpine'],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/rust',
};
