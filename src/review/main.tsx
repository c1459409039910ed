import './style/tokens.css';
import './style/base.css';
import './style/overview.css';
import './style/review.css';
import './style/charts.css';
import './style/diff.css';
import './style/correct.css';
import './style/small.css';
import './style/print.css';
import { render } from 'preact';
import { DiffApp, ReportApp } from './app.tsx';
import { openDesk } from './desk.ts';
import { listenToKeys } from './keyboard.ts';
import { applyHash, keepInStep, keysOn, lang, recall, theme } from './state.ts';
import { openPage } from './store.ts';

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const page = await openPage();
  const isReport = page.kind === 'report';
  await openDesk();
  const known = recall('lang');
  lang.value = known === 'zh' || known === 'en' ? known : /^zh/i.test(navigator.language) ? 'zh' : 'en';
  const kept = recall('theme');
  if (kept === 'light' || kept === 'dark') theme.value = kept;
  keysOn.value = recall('keys') !== 'off';
  applyHash(location.hash, isReport);
  keepInStep(isReport);
  listenToKeys(isReport);
  root.replaceChildren();
  render(page.kind === 'report' ? <ReportApp /> : <DiffApp page={page} />, root);
  document.documentElement.dataset.ready = '';
}

start().catch((error: unknown) => {
  const root = document.getElementById('app');
  if (root) root.textContent = `This page cannot be shown: ${String(error)}`;
});
