import type { ImageFacts } from './image-facts.ts';

/** The newest minor gets fixes, the few before it security patches only; none has a last day that was settled. */
export const elixir: ImageFacts = {
  name: 'elixir',
  title: 'Elixir',
  names: ['elixir'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [],
  current: ['1.20'],
  variants: ['slim', 'alpine'],
  checked: '2026-11-29',
  source: 'https://hub.docker.com/_/elixir',
};
