import './manager-app.ts';
