import './counselor-app.ts';
