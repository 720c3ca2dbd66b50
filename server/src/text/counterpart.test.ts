import { expect, test } from 'vitest';
import { counterpartInService } from './counterpart.ts';

test.each([
  ['jobs j image', 'services j image'],
  ['jobs j', 'services j'],
  ['jobs', 'jobs'],
  ['services a pre_start [] volumes []', 'services a volumes []'],
  ['services a pre_start []', 'services a pre_start []'],
  ['services a pre_start', 'services a pre_start'],
  ['services a post_start [] user', 'services a post_start [] user'],
  ['networks jobs driver', 'networks jobs driver'],
  ['', ''],
])('%s is %s', (place, inService) => {
  expect(counterpartInService(place.split(' ')).join(' ')).toBe(inService);
});
