import type { Cycle, ImageFacts } from './image-facts.ts';

/** One calendar for the whole stack; there are no tags for a line, only for whole versions. */
const cycles: readonly Cycle[] = [
  { version: '9', eol: null },
  { version: '8', eol: '2027-07-15' },
  { version: '7', eol: '2026-01-15' },
];

/** The search engine. */
export const elasticsearch: ImageFacts = {
  name: 'elasticsearch',
  title: 'Elasticsearch',
  names: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
  kind: 'database',
  user: 'elasticsearch',
  ports: [9200, 9300],
  data: [{ folder: '/usr/share/elasticsearch/data' }],
  cycles,
  current: ['9.5.6'],
  checked: '2026-11-21',
  source: 'https://www.elastic.co/support/eol',
};

/** Its web interface; the versions of both must match. */
export const kibana: ImageFacts = {
  name: 'kibana',
  title: 'Kibana',
  names: ['kibana', 'docker.elastic.co/kibana/kibana'],
  kind: 'admin',
  user: 'kibana',
  ports: [5601],
  cycles,
  current: ['9.5.6'],
  checked: '2026-11-21',
  source: 'https://www.elastic.co/support/eol',
};

/** Takes logs in and passes them on; 5044 is where its default pipeline expects Beats. */
export const logstash: ImageFacts = {
  name: 'logstash',
  title: 'Logstash',
  names: ['logstash', 'docker.elastic.co/logstash/logstash'],
  kind: 'tool',
  user: 'logstash',
  ports: [5044, 9600],
  cycles,
  current: ['9.5.6'],
  checked: '2026-11-21',
  source: 'https://www.elastic.co/support/eol',
};
