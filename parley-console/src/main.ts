import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import { chooseLanguage, wantedLanguage } from './words/words.svelte';

const query = new URLSearchParams(location.search);
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');
await chooseLanguage(wantedLanguage(query));
// The print is a page of its own: it neither rings nor holds a position.
const page = query.get('view') === 'print' ? import('./print/PrintWatch.svelte') : import('./App.svelte');
mount((await page).default, { target: place });
