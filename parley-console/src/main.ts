import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import { chooseLanguage, wantedLanguage } from './words/words.svelte';

const query = new URLSearchParams(location.search);
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');
await chooseLanguage(wantedLanguage(query), query.has('lang'));
// The print is a page of its own: it neither rings nor holds a position.
const PAGES = new Map([
  ['print', () => import('./print/PrintWatch.svelte')],
  // A station that is not made yet has nothing but its wizard.
  ['set-up', () => import('./setup/SetUp.svelte')],
]);
const page = PAGES.get(query.get('view') ?? '') ?? (() => import('./App.svelte'));
mount((await page()).default, { target: place });
