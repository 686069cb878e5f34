package io.roam.ledger;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * What one run received of one conversation from one device.
 *
 * @param run the number of the run
 * @param batches how many batches
 * @param events how many events they hold
 */
public record ReceivedEntry(
        long run, Instant time, DeviceId device, ConversationId conversation, long batches, long events) {
    static ReceivedEntry of(JsonObject line) {
        return new ReceivedEntry(
                line.number("run"),
                LedgerLines.time(line),
                DeviceId.parse(line.string("device")).orElseThrow(() -> new IllegalArgumentException("no device")),
                LedgerLines.conversation(line),
                line.number("batches"),
                line.number("events"));
    }

    Map<String, Object> line() {
        Map<String, Object> line = LedgerLines.line("came");
        line.put("run", run);
        line.put("at", time.toString());
        line.put("device", device.text());
        line.put("conversation", conversation.hex());
        line.put("batches", batches);
        line.put("events", events);
        return line;
    }
}
