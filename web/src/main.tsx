import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import './app/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/index.ts';
import { App } from './app/app.tsx';
import { screenAt } from './app/screens.ts';
import { shareStyleNonce } from './app/style-nonce.ts';
import { english, loadLanguage, pageLanguage } from './i18n/index.ts';

shareStyleNonce();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
const client = createApi();
// Beside the session that decides whether it is shown.
void screenAt(location.pathname)?.preload(client);
// A page in another language than one's own is better than none.
const language = await loadLanguage(pageLanguage()).catch(() => english);
createRoot(root).render(
  <StrictMode>
    <App client={client} language={language} />
  </StrictMode>,
);
