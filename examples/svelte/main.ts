import { mount } from 'svelte';
import 'digit-gesture/element/define';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
