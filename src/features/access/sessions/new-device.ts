import { networkOf } from '../../../domain/access/network.ts';
import type { Tx } from '../../../platform/transaction.ts';
import type { Device } from './new-session.ts';

/** So many of the last sessions are looked at. */
const looked = 100;

/** Whether none of the user's sessions was opened by a device of this kind from this network. */
export async function isNewDevice(tx: Tx, userId: string, device: Device): Promise<boolean> {
  const sessions = await tx.session.findMany({
    where: { userId },
    select: { ip: true, userAgent: true },
    orderBy: { id: 'desc' },
    take: looked,
  });
  return !sessions.some((each) => kindOf(each) === kindOf(device) && vicinityOf(each.ip) === vicinityOf(device.ip));
}

/** Without the numbers of versions: a browser that was brought up to date is the same. */
const kindOf = ({ userAgent }: Pick<Device, 'userAgent'>) =>
  userAgent?.slice(0, 300).replaceAll(/\d[\d._]*/g, '') ?? null;

/** The first three numbers of an IPv4 address, the first four groups of an IPv6 one: what a router gives out stays within. */
export function vicinityOf(ip: string | null): string | null {
  if (ip === null) return null;
  const network = networkOf(ip);
  return network.includes('.') ? network.split('.').slice(0, 3).join('.') : network.replace('::/64', '');
}
