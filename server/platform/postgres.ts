import plugin from 'fastify-plugin';
import { connect, type Database } from '../../db/connect.ts';

declare module 'fastify' {
  interface FastifyInstance {
    db: Database;
  }
}

/** The pool of connections to PostgreSQL, closed with the server. */
export const postgres = plugin<{ databaseUrl: string }>(
  async (app, { databaseUrl }) => {
    const db = connect(databaseUrl, {
      maxConnections: 20,
      onIdleError: (error) => app.log.warn({ err: error }, 'A connection to PostgreSQL was lost'),
    });
    app.decorate('db', db);
    app.addHook('onClose', () => db.destroy());
  },
  { name: 'postgres' },
);
