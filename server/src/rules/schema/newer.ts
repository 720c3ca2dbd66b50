/** What of JSON schema the Compose specification uses, and we with it. */
export interface Schema {
  $ref?: string;
  readonly definitions?: Record<string, Schema>;
  readonly oneOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  /** How a text must read: a name of formats.ts. */
  format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly properties?: Record<string, Schema>;
  readonly patternProperties?: Record<string, Schema>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  /** Sets of keys of which one has to be there. */
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
}

const SWITCH: Schema = { type: ['boolean', 'string'], format: 'boolean' };
const EXTENSIONS = { '^x-': {} };

/** Keys of a service that a hook's own container has no use for, and a job neither. */
const OF_SERVICES = [
  ...['attach', 'container_name', 'deploy', 'develop', 'extends', 'external_links', 'links', 'post_start', 'pre_start'],
  ...['pre_stop', 'profiles', 'provider', 'restart', 'scale'],
];
/** Keys of services and jobs that a hook's own container has no use for. */
const OF_WORKLOADS = ['build', 'depends_on', 'expose', 'healthcheck', 'ports', 'stdin_open', 'tty'];

/**
 * Adds to `specification` what Compose reads and the schema does not have yet. It changes the objects it is given: other
 * places of the schema refer to them.
 */
export function addNewer(specification: Schema): void {
  const { definitions = {}, properties = {} } = specification;
  const service = definitions['service']?.properties;
  if (service === undefined) return;

  // https://docs.docker.com/reference/compose-file/build/
  addKeys(service['build']?.oneOf?.[1], {
    no_cache_filter: { $ref: '#/definitions/string_or_list' },
    provenance: { type: ['string', 'boolean'] },
    sbom: { type: ['string', 'boolean'] },
  });
  // https://docs.docker.com/reference/compose-file/develop/
  addKeys(definitions['development']?.properties?.['watch']?.items, { initial_sync: { type: 'boolean' } });
  // https://github.com/compose-spec/compose-go knows both, and takes `required: "false"` too.
  addKeys(named(service['networks']?.oneOf?.[1])?.oneOf?.[0], { use_service_name_alias: SWITCH });
  addKeys(definitions['service'], { umask: { type: ['integer', 'string', 'null'] } });
  setKeys(named(service['depends_on']?.oneOf?.[1]), { required: SWITCH });
  // https://docs.docker.com/reference/compose-file/services/#models
  Object.assign(named(service['models']?.oneOf?.[1]) ?? {}, { type: ['object', 'null'] });

  // https://docs.docker.com/reference/compose-file/services/#pre_start
  const hook = without(service, [...OF_SERVICES, ...OF_WORKLOADS]);
  definitions['pre_start_hook'] = mapping({ ...hook, per_replica: SWITCH });
  addKeys(definitions['service'], { pre_start: { type: 'array', items: { $ref: '#/definitions/pre_start_hook' } } });

  // https://docs.docker.com/reference/compose-file/jobs/
  definitions['schedule'] = {
    ...mapping({
      cron: { type: 'string' },
      timezone: { type: 'string' },
      concurrency: { type: 'string', enum: ['forbid', 'queue'] },
      missed_fires: { type: 'string', enum: ['one', 'skip'] },
    }),
    required: ['cron'],
  };
  const schedule = { type: 'array', items: { oneOf: [{ type: 'string' }, { $ref: '#/definitions/schedule' }] } };
  definitions['job'] = {
    ...mapping({
      ...without(service, OF_SERVICES),
      profiles: { $ref: '#/definitions/list_of_strings' },
      triggers: mapping({ manual: SWITCH, schedule }),
    }),
    required: ['triggers'],
  };
  properties['jobs'] = {
    type: 'object',
    patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/job' } },
    additionalProperties: false,
  };
}

function mapping(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, patternProperties: EXTENSIONS, additionalProperties: false };
}

/** What stands behind the names that an author chooses. */
function named(schema: Schema | undefined): Schema | undefined {
  return Object.values(schema?.patternProperties ?? {})[0];
}

function addKeys(schema: Schema | undefined, keys: Record<string, Schema>): void {
  const { properties } = schema ?? {};
  for (const [key, shape] of Object.entries(keys)) if (properties) properties[key] ??= shape;
}

function setKeys(schema: Schema | undefined, keys: Record<string, Schema>): void {
  Object.assign(schema?.properties ?? {}, keys);
}

function without(properties: Record<string, Schema>, keys: readonly string[]): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));
}
