/**
 * The place in a service that means the same as `path`, items as `[]`: the keys of a job and of a `pre_start` step are
 * those of a service. `path` itself where it has no such counterpart. Only the place is said: whether there is such a key
 * is for the schema to know. https://docs.docker.com/reference/compose-file/jobs/#service-attributes
 */
export function counterpartInService(path: readonly string[]): readonly string[] {
  const [section, name, key, item, ...below] = path;
  if (name === undefined) return path;
  if (section === 'jobs') return ['services', ...path.slice(1)];
  const isStep = section === 'services' && key === 'pre_start' && item === '[]';
  return isStep && below.length > 0 ? ['services', name, ...below] : path;
}
