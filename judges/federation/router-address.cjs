// The suite asks its router at a fixed port, where on a developer's machine Apotheca itself may be.
const client = require('@apollo/federation-subgraph-compatibility-tests/dist/utils/client.js');

client.ROUTER_URL = process.env.ROUTER_URL;
