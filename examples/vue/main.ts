import { createApp } from 'vue';
import 'digit-gesture/element/define';
import App from './App.vue';

createApp(App).mount('#app');
