import type { DiffPageShape } from '../report/shape.ts';
import { Charts } from './charts.tsx';
import { PendingLink } from './corrections.tsx';
import { Detail } from './detail.tsx';
import { Diff } from './diff.tsx';
import { Help } from './help.tsx';
import { Overview } from './overview.tsx';
import { Printed } from './printed.tsx';
import { helpOpen, lang, pane, type Theme, theme, type View, view } from './state.ts';
import { report } from './store.ts';
import { TablePane } from './table_pane.tsx';
import { TextPane } from './text_pane.tsx';
import { say, type WordKey } from './words.ts';

export function ReportApp() {
  const { edition, changes } = report();
  const views: View[] = ['overview', 'review', 'charts', ...(changes ? ['changes' as const] : [])];
  return (
    <>
      <TopBar name={`${edition.dataset} ${edition.version}`.trim()} views={views} />
      <main class={`view-${view.value}`}>
        {view.value === 'overview' && <Overview />}
        {view.value === 'review' && <Review />}
        {view.value === 'charts' && <Charts />}
        {view.value === 'changes' && changes && <Diff diff={changes} hasRows={true} />}
      </main>
      <Help />
    </>
  );
}

export function DiffApp({ page }: { readonly page: DiffPageShape }) {
  return (
    <>
      <TopBar name={`${page.summary.before} → ${page.summary.after}`} views={[]} />
      <main class="view-changes">
        {page.notices.map((notice) => (
          <p class="notice" key={notice.en}>
            {notice[lang.value]}
          </p>
        ))}
        <Diff diff={page} hasRows={false} />
      </main>
      <Help />
    </>
  );
}

function Review() {
  const l = lang.value;
  return (
    <div class="review" data-shows={pane.value}>
      <nav class="pane-tabs" aria-label={say('review', l)}>
        {(['text', 'table', 'detail'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={pane.value === one}
            onClick={() => {
              pane.value = one;
            }}
          >
            {say(one, l)}
          </button>
        ))}
      </nav>
      <TextPane />
      <TablePane />
      <Detail />
      <Printed />
    </div>
  );
}

interface TopBarProps {
  readonly name: string;
  readonly views: readonly View[];
}

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const THEME_SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' };

function TopBar({ name, views }: TopBarProps) {
  const l = lang.value;
  const nextTheme = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]!;
  const themeLabel = `${say('theme', l)}: ${say(`theme_${theme.value}` as WordKey, l)}`;
  return (
    <header class="top">
      <span class="brand" aria-hidden="true">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M8 23V14M16 23V8M24 23v-6" />
        </svg>
      </span>
      <span class="dataset">
        指标 <b>{name}</b>
      </span>
      {views.length > 0 && (
        <nav class="views" aria-label={say('views', l)}>
          {views.map((one) => (
            <a
              key={one}
              href={`#view=${one}`}
              aria-current={view.value === one ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                view.value = one;
              }}
            >
              {say(one, l)}
            </a>
          ))}
        </nav>
      )}
      <PendingLink />
      <span class="spring" />
      <button type="button" class="plain only-wide" onClick={() => print()}>
        {say('print', l)}
      </button>
      <button
        type="button"
        class="icon"
        aria-label={themeLabel}
        title={themeLabel}
        onClick={() => {
          theme.value = nextTheme;
        }}
      >
        {THEME_SIGNS[theme.value]}
      </button>
      <button
        type="button"
        class="plain language"
        aria-label={say('language', l)}
        title={say('language', l)}
        lang={l === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => {
          lang.value = l === 'zh' ? 'en' : 'zh';
        }}
      >
        {l === 'zh' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        class="icon"
        aria-label={say('help', l)}
        title={`${say('help', l)}  ?`}
        onClick={() => {
          helpOpen.value = true;
        }}
      >
        ?
      </button>
    </header>
  );
}
