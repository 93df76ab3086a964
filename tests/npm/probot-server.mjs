// Probot with a handler that does nothing, as its own server class starts it. Only errors are logged.
import { generateKeyPairSync } from "node:crypto";
import { Probot, Server } from "probot";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const server = new Server({
  Probot: Probot.defaults({ appId: 1, privateKey, secret: process.env.WEBHOOK_SECRET, logLevel: "error" }),
  host: "127.0.0.1",
  port: Number(process.env.PORT),
});
await server.load((app) => app.on("star", () => {}));
await server.start();
