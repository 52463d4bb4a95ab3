import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one colour of the product; from shade 6 on white text on it is readable. */
const apotheca: MantineColorsTuple = [
  '#eaf6f4',
  '#d3ebe7',
  '#a8d8d0',
  '#7ac4b8',
  '#53b1a3',
  '#2f9a8c',
  '#177e72',
  '#0f6b61',
  '#0b584f',
  '#06423b',
];

export const theme = createTheme({
  colors: { apotheca },
  primaryColor: 'apotheca',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.84rem', md: '0.9375rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem' },
      h3: { fontSize: '0.9375rem' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The library's own colours of titles come to 4.3:1 on some grounds.
    Alert: { styles: { label: { color: 'var(--mantine-color-text)' } } },
    // Their headers stand beside the page's own in the document, and are no banners.
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Modal: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Menu: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Quiet text that is still read: the usual greys are too faint on white and on black. */
export const colors: CSSVariablesResolver = ({ colors: of }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': of.gray[7],
    '--mantine-color-placeholder': of.gray[7],
    '--mantine-color-error': of.red[9],
  },
  dark: {
    '--mantine-color-dimmed': of.dark[1],
    '--mantine-color-placeholder': of.dark[1],
    '--mantine-color-error': of.red[4],
  },
});
