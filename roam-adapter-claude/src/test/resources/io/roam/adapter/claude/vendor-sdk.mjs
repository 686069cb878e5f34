// Prints what the vendor's SDK, in the folder that is the argument, says of each session in ~/.claude: a JSON line each, in its order.
import { pathToFileURL } from 'node:url';

const { listSessions, getSessionMessages } = await import(pathToFileURL(`${process.argv[2]}/sdk.mjs`).href);
for (const session of await listSessions()) {
  const messages = await getSessionMessages(session.sessionId);
  console.log(JSON.stringify({
    id: session.sessionId,
    title: session.summary,
    firstPrompt: session.firstPrompt ?? '',
    messages: messages.map((one) => (one.type === 'assistant' ? one.message?.id ?? one.uuid : one.uuid)),
  }));
}
