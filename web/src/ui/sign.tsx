import { Badge, type BadgeProps } from '@mantine/core';
import classes from './sign.module.css';

interface SignProps extends Pick<BadgeProps, 'size' | 'children'> {
  readonly color: 'teal' | 'blue' | 'orange' | 'red' | 'gray';
}

/** A state in a word, with a colour that is never the only sign of it. */
export function Sign({ color, children, size = 'md' }: SignProps) {
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" size={size} className={classes.sign ?? ''}>
      {children}
    </Badge>
  );
}
