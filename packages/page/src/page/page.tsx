import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followBoard } from './state/board.ts';

const place = document.getElementById('page');
if (place === null) throw new Error('the page has no place for itself');
followBoard(new EventSource('/events'));
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
