import { parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import type { ProjectService } from '../../../model/compose/project.ts';
import { environmentNames, readEnvironment } from '../../shared/compose/environment.ts';

/** Keys with which a service runs something else than its image says, or on somebody else's network. */
const KEYS = ['command', 'entrypoint', 'configs', 'env_file', 'volumes_from', 'network_mode'];

/** Variables that programs take the port or the address from which they listen on. */
const LISTENING = /PORT|LISTEN|BIND|ADDR|URLS|OPTS|OPTIONS|ARGS|FLAGS|CONFIG/i;

/** What others listen on: `DB_PORT`, `REDIS_ADDR`. */
const OF_OTHERS =
  /^(?:DB|DATABASE|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|CACHE|RABBITMQ|AMQP|KAFKA|SMTP|MAIL|ELASTIC\w*)_/i;

/** A mount of one of these configures the program. */
const CONFIGURATION = /\.(?:conf|cfg|cnf|ini|ya?ml|toml|json|xml|env|properties|template)$|^\/etc\//i;

/** Whether a service may have what it builds listen elsewhere than the image says. */
export function isSetUp(service: ProjectService): boolean {
  if (service.isOpen || KEYS.some(key => service.get(key))) return true;
  const names = service.all('environment').flatMap(environmentNames);
  if (names.some(name => LISTENING.test(name) && !OF_OTHERS.test(name))) return true;
  return service.entries('volumes').some(node => {
    const target = parseMount(node)?.target?.text ?? '';
    return hasVariable(target) || CONFIGURATION.test(target);
  });
}

/** Whether some value of the environment names `port`: then the program was told of it. */
export function isMovedTo(service: ProjectService, port: number): boolean {
  const number = new RegExp(`(?<!\\d)${port}(?!\\d)`);
  return service
    .all('environment')
    .flatMap(readEnvironment)
    .some(({ scalar, from }) => number.test(scalar.value.slice(from)));
}
