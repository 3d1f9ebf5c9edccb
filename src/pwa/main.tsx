import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Bản Số</h1>, app);
