import type { Neighbours } from '../../rules/rule.ts';
import { type Candidate, plainFacts } from './facts.ts';
import { linesOf, textOfElement, withoutElements } from './manifests.ts';
import type { Versions } from './versions.ts';

/** A project of Maven, by its pom.xml. Without Spring Boot there are no layers to take apart. */
export function readMaven(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('pom.xml');
  if (text === undefined) return undefined;
  const pom = withoutElements(text, []);
  // The names of the parent, of plugins and of dependencies are not the project's own.
  const own = withoutElements(text, ['parent', 'dependencies', 'dependencyManagement', 'build', 'profiles', 'modules']);
  return {
    stack: /spring-boot|quarkus|micronaut/.test(pom) ? 'java-maven' : 'java-jlink',
    likelihood: 8,
    manager: 'maven',
    facts: plainFacts({
      ...versionOf(propertyOf(pom, ['maven.compiler.release', 'java.version', 'release', 'maven.compiler.target'])),
      name: textOfElement(own, 'artifactId'),
      entry: propertyOf(pom, ['start-class', 'mainClass']),
    }),
  };
}

/** A project of Gradle, by its build file in either language. */
export function readGradle(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('build.gradle.kts') ?? neighbours.read('build.gradle');
  if (text === undefined) return undefined;
  const build = withoutComments(text);
  const settings = withoutComments(neighbours.read('settings.gradle.kts') ?? neighbours.read('settings.gradle'));
  const isSpring = /springframework\.boot|spring[.-]boot|springBoot/.test(build);
  const hasMain = /\bkotlin\b|\bapplication\b|io\.ktor/.test(build);
  return {
    stack: !isSpring && hasMain ? 'kotlin' : 'java-gradle',
    likelihood: 8,
    manager: 'gradle',
    facts: plainFacts({
      ...versionOf(
        /(?:JavaLanguageVersion\.of|jvmToolchain)\(\s*(\d+)\s*\)/.exec(build)?.[1] ??
          /\b(?:source|target)Compatibility\s*=\s*(?:JavaVersion\.VERSION_)?["']?([\d._]+)/.exec(build)?.[1],
      ),
      name: /\brootProject\.name\s*=\s*["']([^"'\n]*)["']/.exec(settings)?.[1],
      entry: /\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*["']([^"'\n]*)["']/.exec(build)?.[1],
    }),
  };
}

/** The first of these properties that is there, with `${another}` looked up once. */
function propertyOf(pom: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = textOfElement(pom, name);
    const [, other] = /^\$\{([\w.-]+)\}$/.exec(value ?? '') ?? [];
    const text = other === undefined ? value : textOfElement(pom, other);
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

/** `21`; `1.8` is 8. */
function versionOf(text: string | undefined): Versions {
  const [, version] = /^(?:1[._])?(\d+)(?:\.0)?$/.exec(text ?? '') ?? [];
  return version === undefined ? {} : { version };
}

function withoutComments(text: string | undefined): string {
  return linesOf(text)
    .filter(line => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .join('\n');
}
