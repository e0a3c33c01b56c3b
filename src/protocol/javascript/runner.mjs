/**
 * Replays aggregates written in JavaScript for Hindsight, by the protocol in ../README.md.
 *
 * Usage: node runner.mjs MODULE CLASS
 *
 * MODULE is a file that exports CLASS, whose applyEvent(event, isNew) takes one event at a time.
 */
import { connect } from 'node:net';
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

socket.on('connect', () => say({ hello: 2, token: process.env.HINDSIGHT_TOKEN, runner: `Node ${process.version}` }));
socket.on('error', () => process.exit());

const lines = linesOf(socket.setEncoding('utf8'));
for await (const line of lines) {
  await answer(JSON.parse(line));
}
process.exit();

/** Lines end with a line feed only: some that split lines also do so where a text within JSON has a U+2028. */
async function* linesOf(stream) {
  let rest = '';
  for await (const part of stream) {
    const found = (rest + part).split('\n');
    rest = found.pop();
    yield* found;
  }
}

async function answer(request) {
  if (request.begin) {
    aggregate = new Aggregate();
    begun = request;
    say({ began: request.begin });
  } else if (request.end) {
    say({ ended: true, threads: [] });
  } else if (request.version !== undefined) {
    const payload = await nextLine();
    const metadata = await nextLine();
    (request.show ? show : apply)(request, payload, metadata);
  }
}

async function nextLine() {
  return (await lines.next()).value;
}

function show(request, payload, metadata) {
  try {
    say({ shown: toEvent(request, payload, metadata) });
  } catch (error) {
    say({ shown: null, ...failure(error) });
  }
}

function apply(request, payload, metadata) {
  output = '';
  const result = { applied: true };
  try {
    aggregate.applyEvent(toEvent(request, payload, metadata), false);
  } catch (error) {
    Object.assign(result, { applied: false, ...failure(error) });
  }
  result.state = toJson(aggregate);
  if (output) {
    result.output = output;
  }
  say(result);
}

function failure(error) {
  return { message: String(error), detail: String(error.stack) };
}

/** Payload and metadata may be malformed, which is a fault of their event only. */
function toEvent(request, payload, metadata) {
  if (request.payloadProblem) {
    throw new Error(`The payload cannot be read. ${request.payloadProblem}`);
  }
  return {
    eventId: request.id,
    aggregateId: begun.stream,
    aggregateType: begun.streamType,
    eventType: request.type,
    timestamp: new Date(request.at),
    version: request.version,
    payload: payload ? JSON.parse(payload) : null,
    metadata: metadata ? JSON.parse(metadata) : {},
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
