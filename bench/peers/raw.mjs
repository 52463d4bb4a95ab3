// The least there can be: node:http and pg with named statements. No session, no trail, no events.
import { createServer } from 'node:http';
import pg from 'pg';
import { listening } from './listening.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const stock = `s.id, s.quantity, s.min_quantity AS "minQuantity", json_build_object('id', d.id, 'name', d.name, 'unit', d.unit) AS drug`;
const statements = {
  '/list': {
    name: 'list',
    text: `SELECT ${stock} FROM stock s JOIN drug d ON d.id = s.drug_id ORDER BY d.name, s.id LIMIT 50`,
  },
  '/point': { name: 'point', text: `SELECT ${stock} FROM stock s JOIN drug d ON d.id = s.drug_id WHERE s.id = $1` },
  '/dispense': {
    name: 'dispense',
    text: 'UPDATE stock SET quantity = quantity - 1 WHERE id = $1 RETURNING id, quantity',
  },
};

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { id } = JSON.parse(Buffer.concat(chunks).toString());
    const statement = statements[/** @type {keyof typeof statements} */ (request.url)];
    const { rows } = await pool.query({ ...statement, values: id === undefined ? [] : [id] });
    const body = JSON.stringify({ data: rows });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => listening(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
