package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DevicePublicKey;
import org.jspecify.annotations.Nullable;

/** Checks the rules of docs/pool-format.md §2.3 that need no pool, in their order. */
final class BatchVerifier {
    private final BatchFile batch;
    private final FileRange file;
    private final FrameLayout layout;
    private final BatchHeader header;
    private final Sha256 sum = new Sha256();
    private final BatchOutlineBuilder outline = new BatchOutlineBuilder();

    BatchVerifier(BatchFile batch, FileRange file, FrameLayout layout) {
        this.batch = batch;
        this.file = file;
        this.layout = layout;
        this.header = batch.header();
    }

    /** Returns the outline of a valid batch; without a key the signature is not checked. */
    BatchOutline run(@Nullable DevicePublicKey key) {
        Sha256 whole = new Sha256();
        Sha256 content = new Sha256();
        file.hash(layout.start(), layout.content(), whole);
        file.hash(layout.content(), layout.end(), whole, content);
        Hash name = whole.finish();
        batch.verifyName(name);
        BatchFormatException.check(key == null || batch.isSignedBy(key), "the signature is not by its device");
        BatchFormatException.check(content.finish().equals(header.content().sha256()), "its content has another hash");
        RecordTable table = batch.table();
        readContent(table);
        verifyChain();
        return outline.build(name, header, table.metadata());
    }

    private void readContent(RecordTable table) {
        try (FrameReader content = batch.content()) {
            for (TrackTable trackTable : table.tables()) {
                recordTrack(trackTable, content);
            }
            content.expectEnd();
        }
    }

    private void recordTrack(TrackTable trackTable, FrameReader content) {
        OutlineRecorder recorder = new OutlineRecorder(trackTable, outline);
        for (int i = 0; i < trackTable.records(); i++) {
            content.hash(trackTable.lengths.get(i), sum);
            Hash payload = sum.finish();
            recorder.record(i, identity(trackTable, i, payload), payload);
            if (trackTable.endsWithLineFeed(i)) {
                content.expectLineFeed();
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
                outline.chain(header.from()).equals(header.to()), "its events do not lead where it says");
        verifyBeginning(header, outline);
    }

    /** Checks that a conversation begins at the root of its rule and has the id that follows from its first event. */
    static void verifyBeginning(BatchHeader header, BatchOutlineBuilder outline) {
        ChainValue from = header.from();
        if (from.length() == 0) {
            BatchFormatException.check(
                    from.equals(ChainValue.root(header.rule())), "it does not begin at the root of its rule");
            Hash first = outline.firstEvent()
                    .orElseThrow(() -> BatchFormatException.invalid("it begins a conversation without an event"));
            ConversationId id = ConversationId.of(header.tool(), first);
            BatchFormatException.check(
                    id.equals(header.conversation()), "its conversation does not follow from its first event");
        }
    }
}
