import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import plugin from 'fastify-plugin';

/** The API's description (OpenAPI 3.1), made from the routes' own schemas, at `/docs`. */
export const docs = plugin(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Passerelle',
          description: 'From a QR code on a poster to a human face. Errors are problem details (RFC 9457).',
          version: '1',
          license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
        },
      },
      hideUntagged: true,
    });
    await app.register(swaggerUi, { routePrefix: '/docs' });
  },
  { name: 'docs' },
);
