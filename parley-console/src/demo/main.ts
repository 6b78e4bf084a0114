import '../look/fonts.css';
import '../look/tokens.css';
import '../look/base.css';
import { mount } from 'svelte';
import { chooseLanguage, wantedLanguage } from '../words/words.svelte';
import Demo from './Demo.svelte';

const place = document.getElementById('demo');
if (place === null) throw new Error('the page has no place for the demonstration');
await chooseLanguage(wantedLanguage(new URLSearchParams(location.search)), false);
mount(Demo, { target: place });
