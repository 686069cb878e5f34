package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DevicePublicKey;
import io.roam.frame.PlainReader;
import org.jspecify.annotations.Nullable;

/** Checks the rules of docs/develop/archive-format.md §2.3 that need no pool, in their order. */
final class BatchVerifier {
    private final BatchFile batch;
    private final BatchHeader header;
    private final Sha256 sum = new Sha256();
    private final BatchOutlineBuilder outline = new BatchOutlineBuilder();

    BatchVerifier(BatchFile batch) {
        this.batch = batch;
        this.header = batch.header();
    }

    /** Returns the outline of a valid batch; without a key the signature is not checked. */
    BatchOutline run(@Nullable DevicePublicKey key) {
        BatchFormatException.checkIntact(key == null || batch.isSignedBy(key), "the signature is not by its device");
        RecordTable table = batch.table();
        try (PlainReader content = batch.content()) {
            content.readAll(header.content().digest(), () -> recordAll(table, content));
        }
        verifyChain();
        return outline.build(batch.id(), header, table.metadata());
    }

    private RecordTable recordAll(RecordTable table, PlainReader content) {
        for (TrackTable trackTable : table.tables()) {
            recordTrack(trackTable, content);
        }
        return table;
    }

    private void recordTrack(TrackTable trackTable, PlainReader content) {
        OutlineRecorder recorder = new OutlineRecorder(trackTable, outline);
        for (int i = 0; i < trackTable.records(); i++) {
            content.hash(trackTable.lengths.get(i), sum);
            Hash payload = sum.finish();
            recorder.record(i, identity(trackTable, i, payload), payload);
            if (trackTable.endsWithLineFeed(i)) {
                BatchFormatException.check(content.readByte() == '\n', "a line does not end where it should");
            }
        }
        recorder.finish();
    }

    private Hash identity(TrackTable trackTable, int index, Hash payload) {
        byte[] identity = trackTable.hasOwnIdentity(index) ? trackTable.identities.get(index) : null;
        return identity == null ? payload : sum.add(identity).finish();
    }

    private void verifyChain() {
        BatchFormatException.check(
                outline.chain(header.from()).equals(header.to()), "its history does not match its header");
        verifyBeginning(header, outline);
    }

    /** Checks that a conversation begins at the root of its rule and has the id that follows from its first event. */
    static void verifyBeginning(BatchHeader header, BatchOutlineBuilder outline) {
        ChainValue from = header.from();
        if (from.length() == 0) {
            BatchFormatException.check(
                    from.equals(ChainValue.root(header.rule())), "it does not begin at the root of its rule");
            Hash first = outline.firstEvent()
                    .orElseThrow(() -> BatchFormatException.invalid("its conversation has no first message"));
            ConversationId id = ConversationId.of(header.tool(), first);
            BatchFormatException.check(
                    id.equals(header.conversation()), "its conversation does not match its first message");
        }
    }
}
