package io.roam.sync;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.exchange.AcceptedBatch;
import io.roam.ledger.ReceivedEntry;
import io.roam.ledger.RunHistory;
import io.roam.place.RunStamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records in the ledger what a run received: one entry for each device and conversation. */
record ArrivalRecorder(RunHistory runs, RunStamp stamp) {
    private record Origin(DeviceId device, ConversationId conversation) {}

    private record Sum(long batches, long events) {
        Sum plus(Sum more) {
            return new Sum(batches + more.batches, events + more.events);
        }
    }

    void record(List<AcceptedBatch> accepted) {
        Map<Origin, Sum> sums = new LinkedHashMap<>();
        accepted.forEach(batch ->
                sums.merge(new Origin(batch.device(), batch.conversation()), new Sum(1, batch.events()), Sum::plus));
        sums.forEach((origin, sum) -> runs.add(new ReceivedEntry(
                stamp.number(), stamp.time(), origin.device(), origin.conversation(), sum.batches(), sum.events())));
    }
}
