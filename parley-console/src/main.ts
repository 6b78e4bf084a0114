import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { chooseLanguage, wantedLanguage } from './words/words.svelte';

const query = new URLSearchParams(location.search);
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');
await chooseLanguage(wantedLanguage(query));
mount(App, { target: place });
