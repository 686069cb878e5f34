package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.spi.RegularFiles;
import io.roam.spi.RoamException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads what lies in lanes. A lane holds no truth: whatever is wrong there, a pack brings the words. Thread-safe. */
final class LaneReader {
    private final String device;
    private final InboxReceiver receiver;
    private volatile Set<ConversationId> withheld = Set.of();

    LaneReader(ExchangeContext context, InboxReceiver receiver) {
        this.device = context.device().text();
        this.receiver = receiver;
    }

    /** A batch in a lane. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LiveBatch(BatchId id, byte[] content) {}

    /** Returns the id of this device. */
    String device() {
        return device;
    }

    /** Whether the lane of that device is read here. */
    boolean hears(String name) {
        return DeviceId.parse(name).filter(receiver::hears).isPresent();
    }

    /** Returns the batch that a file of a lane holds, if it is intact and this device lacks it. */
    Optional<LiveBatch> findNew(Path file) {
        try {
            byte[] content = RegularFiles.readBeginning(file, Inbox.MAX_LIVE_BYTES + 1, LinkOption.NOFOLLOW_LINKS);
            if (content.length > Inbox.MAX_LIVE_BYTES || !BatchFile.mayBegin(content)) {
                return Optional.empty();
            }
            try (BatchFile batch = BatchFile.of(content, file)) {
                return receiver.wantsLive(batch) ? Optional.of(new LiveBatch(batch.id(), content)) : Optional.empty();
            }
        } catch (IOException | RoamException e) {
            return Optional.empty();
        }
    }

    /** Whether a file of this device's lane holds a batch of a conversation that it does not give out. */
    boolean isWithdrawn(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return withheld.contains(batch.header().conversation());
        } catch (RoamException e) { // nothing of a private conversation is in it
            return false;
        }
    }

    /** Remembers the conversations that this device does not give out. */
    void withhold(Set<ConversationId> conversations) {
        withheld = conversations;
    }
}
