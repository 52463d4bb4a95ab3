import {
  IconBell,
  IconClipboardList,
  IconHome,
  IconKey,
  IconLayoutGrid,
  IconMessages,
  IconPackageOff,
  IconPackages,
  type IconProps,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../generated/enums.ts';
import { type LazyComponent, lazy } from '../ui/index.ts';
import type { texts } from './texts.ts';

/** A screen of the menu. Its address holds everything below its path: the screen decides what `/orders/…` means. */
export interface Screen extends LazyComponent<object> {
  readonly path: string;
  readonly name: keyof (typeof texts)['english']['screens'];
  readonly icon: ComponentType<IconProps>;
  /** Without it the screen is not offered; null is for everybody. */
  readonly permission: Permission | null;
  /** It has to be held at all pharmacies: the screen is about the organization. */
  readonly everywhere?: true;
}

const from = (load: () => Promise<{ readonly Screen: ComponentType }>) => lazy(async () => (await load()).Screen);

/** Every screen, in the order of the menu. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    name: 'overview',
    icon: IconHome,
    permission: 'STOCK_READ',
    ...from(() => import('../features/overview/screen.tsx')),
  },
  {
    path: '/stock',
    name: 'stock',
    icon: IconPackages,
    permission: 'STOCK_READ',
    ...from(() => import('../features/stock/screen.tsx')),
  },
  {
    path: '/wall',
    name: 'wall',
    icon: IconLayoutGrid,
    permission: 'STOCK_READ',
    ...from(() => import('../features/wall/screen.tsx')),
  },
  {
    path: '/orders',
    name: 'orders',
    icon: IconClipboardList,
    permission: 'ORDER_READ',
    ...from(() => import('../features/orders/screen.tsx')),
  },
  {
    path: '/messages',
    name: 'messages',
    icon: IconMessages,
    permission: 'MESSAGE_READ',
    ...from(() => import('../features/messages/screen.tsx')),
  },
  {
    path: '/alerts',
    name: 'alerts',
    icon: IconBell,
    permission: 'STOCK_READ',
    ...from(() => import('../features/alerts/screen.tsx')),
  },
  {
    path: '/recalls',
    name: 'recalls',
    icon: IconPackageOff,
    permission: 'STOCK_READ',
    ...from(() => import('../features/recalls/screen.tsx')),
  },
  {
    path: '/audit',
    name: 'audit',
    icon: IconShieldCheck,
    permission: 'AUDIT_READ',
    ...from(() => import('../features/audit/screen.tsx')),
  },
  {
    path: '/people',
    name: 'people',
    icon: IconUsers,
    permission: 'MEMBER_READ',
    ...from(() => import('../features/people/screen.tsx')),
  },
  {
    path: '/security',
    name: 'security',
    icon: IconKey,
    permission: 'ORGANIZATION_MANAGE',
    everywhere: true,
    ...from(() => import('../features/security/screen.tsx')),
  },
];

/** The screen of an address. */
export const screenAt = (address: string): Screen | undefined =>
  screens.find(({ path }) => path === `/${address.split('/')[1] ?? ''}`);

/** One's own account: everybody's, and behind the account menu. */
export const { component: Account } = from(() => import('../features/account/screen.tsx'));

/** Pages before the shell, signed in or not: the letters of the server name those of links. */
export const entryPages = [
  { path: '/accept-invitation', ...from(() => import('../features/accept-invitation/screen.tsx')) },
  { path: '/confirm', ...from(() => import('../features/confirm-sign-up/screen.tsx')) },
  { path: '/confirm-email', ...from(() => import('../features/confirm-email/screen.tsx')) },
  { path: '/forgot-password', ...from(() => import('../features/forgot-password/screen.tsx')) },
  { path: '/reset-password', ...from(() => import('../features/reset-password/screen.tsx')) },
  { path: '/sign-on', ...from(() => import('../features/sign-on/screen.tsx')) },
  { path: '/sign-up', ...from(() => import('../features/sign-up/screen.tsx')) },
] as const;
