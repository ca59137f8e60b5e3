/** A real server on this machine that only notes who reaches it, by TCP or UDP. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  readonly port: number;
  readonly visitors: readonly string[];
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  const visitors: string[] = [];
  const server = createServer((request, response) => {
    visitors.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*').end('reached');
  });
  server.on('connection', () => visitors.push('a connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4');
  socket.on('message', () => visitors.push('a datagram'));
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port,
    visitors,
    async close() {
      socket.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
