import type { ImageFacts } from './image-facts.ts';

/** The long-term lines are all supported; the lines between are left out, for their last days are not confirmed. */
export const eclipseTemurin: ImageFacts = {
  name: 'eclipse-temurin',
  title: 'Eclipse Temurin',
  names: ['eclipse-temurin'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [
    { version: '25', eol: null, lts: true },
    { version: '21', eol: null, lts: true },
    { version: '17', eol: null, lts: true },
    { version: '11', eol: null, lts: true },
    { version: '8', eol: null, lts: true },
  ],
  current: ['25', '21'],
  variants: ['jre', 'jdk', 'alpine', 'jre-alpine', 'jdk-alpine'],
  checked: '2026-11-21',
  source: 'https://adoptium.net/support/',
};

/** Retired: only early-access builds are still made. `versions` leads to the same or the next long-term line. */
export const openjdk: ImageFacts = {
  name: 'openjdk',
  title: 'OpenJDK',
  names: ['openjdk'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [],
  current: ['25'],
  variants: ['jre', 'jdk', 'alpine', 'jre-alpine', 'jdk-alpine'],
  retired: {
    on: '2022-07-31',
    image: 'eclipse-temurin',
    versions: {
      8: '8',
      9: '11',
      10: '11',
      11: '11',
      12: '17',
      13: '17',
      14: '17',
      15: '17',
      16: '17',
      17: '17',
      18: '21',
    },
  },
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/openjdk',
};

/** Maven on a JDK; its tags name both versions, so that no end of support is read from them. */
export const maven: ImageFacts = {
  name: 'maven',
  title: 'Apache Maven',
  names: ['maven'],
  kind: 'sdk',
  user: 'root',
  ports: [],
  toolchain: true,
  cycles: [],
  current: ['3.9-eclipse-temurin-25'],
  checked: '2026-11-29',
  source: 'https://hub.docker.com/_/maven',
};

/** Gradle on a JDK; like Maven, its tags name both versions. */
export const gradle: ImageFacts = {
  name: 'gradle',
  title: 'Gradle',
  names: ['gradle'],
  kind: 'sdk',
  user: 'root',
  spareUser: { name: 'gradle', id: 1000 },
  ports: [],
  toolchain: true,
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/gradle',
};
