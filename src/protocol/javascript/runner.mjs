/**
 * Replays aggregates written in JavaScript for Hindsight, by the protocol in ../README.md.
 *
 * Usage: node runner.mjs MODULE CLASS
 *
 * MODULE is a file that exports CLASS, whose applyEvent(event, isNew) takes one event at a time.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [moduleFile, className] = process.argv.slice(2);
const { [className]: Aggregate } = await import(pathToFileURL(moduleFile));

const socket = connect(Number(process.env.HINDSIGHT_PORT), '127.0.0.1');
const say = (message) => socket.write(JSON.stringify(message) + '\n');

let aggregate;
let begun;
let output = '';
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text) => {
    output = (output + text).slice(0, 20_000);
    return true;
  };
}

socket.on('connect', () => say({ hello: 1, token: process.env.HINDSIGHT_TOKEN, runner: `Node ${process.version}` }));
socket.on('error', () => process.exit());

for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
  answer(JSON.parse(line));
}
process.exit();

function answer(request) {
  if (request.begin) {
    aggregate = new Aggregate();
    begun = request;
    say({ began: request.begin });
  } else if (request.show) {
    say({ shown: toEvent(request) });
  } else if (request.end) {
    say({ ended: true, threads: [] });
  } else {
    apply(request);
  }
}

function apply(request) {
  output = '';
  const result = { applied: true };
  try {
    aggregate.applyEvent(toEvent(request), false);
  } catch (error) {
    Object.assign(result, { applied: false, message: String(error), detail: String(error.stack) });
  }
  result.state = toJson(aggregate);
  if (output) {
    result.output = output;
  }
  say(result);
}

function toEvent(request) {
  return {
    eventId: request.id,
    aggregateId: begun.stream,
    aggregateType: begun.streamType,
    eventType: request.type,
    timestamp: new Date(request.at),
    version: request.version,
    payload: request.payload,
    metadata: request.metadata ?? {},
  };
}

/** Maps become objects, sets arrays; private fields (#) stay private, as the language wants it. */
function toJson(value) {
  return JSON.parse(
    JSON.stringify(value, (name, part) => {
      if (part instanceof Map) {
        return Object.fromEntries(part);
      }
      if (part instanceof Set) {
        return [...part];
      }
      return typeof part === 'bigint' ? part.toString() : part;
    }),
  );
}
