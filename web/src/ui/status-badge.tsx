import { Badge, type BadgeProps } from '@mantine/core';
import classes from './status-badge.module.css';

interface StatusBadgeProps extends Pick<BadgeProps, 'size' | 'children'> {
  readonly color: 'teal' | 'blue' | 'orange' | 'red' | 'gray';
}

/** A state in a word, with a colour that is never the only sign of it. */
export function StatusBadge({ color, children, size = 'md' }: StatusBadgeProps) {
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" size={size} className={classes.badge ?? ''}>
      {children}
    </Badge>
  );
}
