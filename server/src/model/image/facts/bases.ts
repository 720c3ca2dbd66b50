import type { ImageFacts } from './image-facts.ts';

/** A handful of commands in one file; rolls. */
export const busybox: ImageFacts = {
  name: 'busybox',
  title: 'BusyBox',
  names: ['busybox'],
  kind: 'base',
  user: 'root',
  ports: [],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/busybox',
};

/** Nothing at all: no shell, no user database, no certificates. */
export const scratch: ImageFacts = {
  name: 'scratch',
  title: 'scratch',
  names: ['scratch'],
  kind: 'base',
  user: 'root',
  ports: [],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/scratch',
};
