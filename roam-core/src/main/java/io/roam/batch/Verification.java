package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DevicePublicKey;
import org.jspecify.annotations.Nullable;

/** The rules of docs/pool-format.md §2.3 that need no pool, in their order. */
final class Verification {
    private final BatchFile batch;
    private final FileBytes file;
    private final Layout layout;
    private final BatchHeader header;
    private final Sha256 sum = new Sha256();
    private final OutlineBuilder outline = new OutlineBuilder();

    Verification(BatchFile batch, FileBytes file, Layout layout) {
        this.batch = batch;
        this.file = file;
        this.layout = layout;
        this.header = batch.header();
    }

    /** Without a key the signature is not looked at. */
    Outline run(@Nullable DevicePublicKey key) {
        Sha256 whole = new Sha256();
        Sha256 content = new Sha256();
        file.hash(layout.start(), layout.content(), whole);
        file.hash(layout.content(), layout.end(), whole, content);
        Hash name = whole.finish();
        batch.checkName(name);
        BadBatch.check(key == null || batch.signatureBy(key), "the signature is not by its device");
        BadBatch.check(content.finish().equals(header.content().sha256()), "its content has another hash");
        Table table = batch.table();
        content(table);
        chain();
        return outline.build(name, header, table.about());
    }

    private void content(Table table) {
        try (FrameReader content = batch.content()) {
            for (Track track : table.tracks()) {
                walk(track, content);
            }
            content.end();
        }
    }

    private void walk(Track track, FrameReader content) {
        Walk walk = new Walk(track, outline);
        for (int i = 0; i < track.records(); i++) {
            content.hash(track.lengths.get(i), sum);
            Hash payload = sum.finish();
            walk.record(i, identity(track, i, payload), payload);
            if (track.lineEnd(i)) {
                content.lineFeed();
            }
        }
        walk.end();
    }

    private Hash identity(Track track, int index, Hash payload) {
        byte[] identity = track.isNamed(index) ? track.identities.get(index) : null;
        return identity == null ? payload : sum.add(identity).finish();
    }

    private void chain() {
        BadBatch.check(outline.chain(header.from()).equals(header.to()), "its events do not lead where it says");
        checkBeginning(header, outline);
    }

    /** A conversation begins at its rule's root, and is called after its first event. */
    static void checkBeginning(BatchHeader header, OutlineBuilder outline) {
        ChainValue from = header.from();
        if (from.length() == 0) {
            BadBatch.check(from.equals(ChainValue.root(header.rule())), "it does not begin at the root of its rule");
            Hash first = outline.firstEvent()
                    .orElseThrow(() -> BadBatch.untrue("it begins a conversation without an event"));
            ConversationId id = ConversationId.of(header.tool(), first);
            BadBatch.check(id.equals(header.conversation()), "its conversation does not follow from its first event");
        }
    }
}
