import { describe, expect, it } from 'vitest';
import { vicinityOf } from './new-device.ts';

describe('the network of an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100'],
    ['::ffff:198.51.100.7', '198.51.100'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001::7', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
    [null, null],
  ])('of %s is %s', (ip, network) => expect(vicinityOf(ip)).toBe(network));
});
