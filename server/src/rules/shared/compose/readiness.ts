import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { buildsIn } from '../../../model/compose/mentions.ts';
import type { ProjectService } from '../../../model/compose/project.ts';
import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { Neighbours } from '../../../model/neighbours.ts';
import { baseImageOf } from '../base-image.ts';
import { knownImageOf } from './known-healthchecks.ts';

/**
 * Whether a container of a service ever becomes healthy: it is `checked`, its check is `disabled` on purpose, there is
 * `none`, neither here nor in the image, or that is `unknown`.
 */
export type Health = 'checked' | 'disabled' | 'none' | 'unknown';

/**
 * The products whose images bring no HEALTHCHECK. Docker's official images leave it out on principle
 * (https://github.com/docker-library/faq#healthcheck); the Dockerfiles of Valkey, Elasticsearch and pgAdmin have none
 * either.
 */
const UNCHECKED: ReadonlySet<string> = new Set(
  (
    'adminer alpine buildpack-deps busybox debian elasticsearch golang httpd mariadb memcached mongo mysql nginx node ' +
    'pgadmin php postgres python rabbitmq redis ruby rust scratch ubuntu valkey wordpress'
  ).split(' '),
);

/** The products whose images bring one: their Dockerfiles say so. */
const CHECKED: ReadonlySet<string> = new Set(['localstack', 'mailpit']);

/** The health of `service`, by all layers of the project, the image it runs, and the Dockerfile that `file` builds. */
export function healthOf(service: ProjectService, file: Compose, neighbours: Neighbours): Health {
  const layers = service.all('healthcheck');
  const first = (key: string) => layers.map(layer => layer.get(key)).find(node => node !== undefined);
  const disable = first('disable')?.scalar?.value.toLowerCase();
  const test = first('test');
  if (layers.some(({ isOpen }) => isOpen) || disable?.includes('$')) return 'unknown';
  if (disable === 'true') return 'disabled';
  if (test) return healthByTest(test);
  if (service.isOpen) return 'unknown';
  if (service.get('build')) return healthByDockerfile(service, file, neighbours);
  return healthByProduct(knownImageOf(service)?.facts.name);
}

/** `NONE` switches off what the image brings. https://docs.docker.com/reference/compose-file/services/#healthcheck */
function healthByTest(test: ComposeNode): Health {
  const word = (test.kind === 'sequence' ? test.children[0] : test)?.scalar?.value;
  if (word === undefined) return 'unknown';
  return word === 'NONE' ? 'disabled' : 'checked';
}

function healthByProduct(name: string | undefined): Health {
  if (name === undefined) return 'unknown';
  return UNCHECKED.has(name) ? 'none' : CHECKED.has(name) ? 'checked' : 'unknown';
}

/** What the stage that is built says, and where it says nothing, the image at the bottom of it. */
function healthByDockerfile(service: ProjectService, file: Compose, neighbours: Neighbours): Health {
  const [build, ...others] = service.all('build');
  if (!build || others.length > 0 || !service.isHere(build)) return 'unknown';
  const path = buildsIn(file).find(({ service: name }) => name === service.name)?.dockerfile;
  const dockerfile = path === undefined ? undefined : neighbours.dockerfile(path);
  const target = build.get('target')?.scalar?.value;
  const stage = target === undefined ? dockerfile?.finalStage : dockerfile?.stages.find(it => isCalled(it, target));
  if (!stage) return 'unknown';
  const { healthcheck } = stage.finalState;
  if (healthcheck) return healthcheck.words[0]?.value.toUpperCase() === 'NONE' ? 'none' : 'checked';
  // What `args` passes may lead FROM to another image.
  if (build.get('args') && bottomOf(stage).image?.exact !== true) return 'unknown';
  const reference = baseImageOf(stage);
  return healthByProduct(reference && factsOf(reference)?.name);
}

function isCalled(stage: Stage, target: string): boolean {
  return stage.name?.value.toLowerCase() === target.toLowerCase() || String(stage.index) === target;
}

function bottomOf(stage: Stage): Stage {
  let bottom = stage;
  while (bottom.parent) bottom = bottom.parent;
  return bottom;
}
