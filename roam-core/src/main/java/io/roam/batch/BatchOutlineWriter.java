package io.roam.batch;

import com.google.common.base.CharMatcher;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.json.Json;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes outlines in the form of the caches: mostly numbers, as a cache may hold very many. */
record BatchOutlineWriter(DataOutput out) {
    static final int VERSION = 5;

    void write(BatchOutline outline) throws IOException {
        out.writeInt(VERSION);
        writeHash(outline.id().hash());
        writeHeader(outline.header());
        writeMetadata(outline.metadata());
        writeAll(outline.events(), this::writeEvent);
        writeAll(outline.tail(), this::writeState);
        writeAll(outline.properties(), this::writeProperty);
        writeAll(outline.sideTracks(), this::writeSideTrack);
    }

    private void writeHeader(BatchHeader header) throws IOException {
        writeText(header.circle());
        writeText(header.device().text());
        out.writeLong(header.number());
        writeText(header.tool());
        writeText(header.rule());
        writeText(header.conversation().hex());
        writeChain(header.from());
        writeChain(header.to());
        writeTime(header.time());
        writePart(header.table());
        writePart(header.content());
        writeOther(header.more());
    }

    private void writeChain(ChainValue chain) throws IOException {
        writeHash(chain.value());
        out.writeLong(chain.length());
    }

    private void writePart(BatchHeader.Part part) throws IOException {
        out.writeLong(part.bytes());
        writeHash(part.sha256());
    }

    private void writeMetadata(BatchMetadata metadata) throws IOException {
        writeIfPresent(metadata.session(), this::writeText);
        out.writeInt(metadata.workspace().size());
        for (Map.Entry<String, String> field : metadata.workspace().entrySet()) {
            writeText(field.getKey());
            writeText(field.getValue());
        }
        writeIfPresent(metadata.title(), this::writeText);
        writeIfPresent(metadata.toolVersion(), this::writeText);
        writeIfPresent(metadata.firstMessageTime(), this::writeTime);
        writeIfPresent(metadata.lastMessageTime(), this::writeTime);
        out.writeBoolean(metadata.messageCount().isPresent());
        out.writeLong(metadata.messageCount().orElse(0));
        writeOther(metadata.more());
    }

    private <T> void writeIfPresent(Optional<T> value, One<T> one) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            one.write(value.get());
        }
    }

    private void writeTime(Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private void writeOther(Map<String, @Nullable Object> fields) throws IOException {
        writeBytes(fields.isEmpty() ? new byte[0] : Json.bytes(fields));
    }

    private void writeEvent(EventMark mark) throws IOException {
        boolean named = !mark.payload().equals(mark.identity());
        writeHash(mark.identity());
        out.writeBoolean(named);
        if (named) {
            writeHash(mark.payload());
        }
        out.writeBoolean(mark.unterminated());
        out.writeInt(mark.length());
        out.writeInt(mark.state());
        if (mark.state() > 0) {
            writeHash(mark.segment());
        }
    }

    private void writeState(StateMark mark) throws IOException {
        writeHash(mark.payload());
        out.writeInt(mark.nth());
        out.writeInt(mark.length());
        out.writeBoolean(mark.unterminated());
    }

    private void writeProperty(PropertyMark mark) throws IOException {
        out.writeInt(mark.event());
        writeText(mark.key());
        out.writeInt(mark.change());
        writeHash(mark.payload());
    }

    private void writeSideTrack(SideTrackMark mark) throws IOException {
        writeText(mark.track());
        out.writeBoolean(mark.file());
        writeHash(mark.from());
        out.writeLong(mark.before());
        writeHash(mark.to());
        out.writeLong(mark.count());
        out.writeInt(mark.change());
        out.writeBoolean(mark.isDelta());
        if (mark.isDelta()) {
            writeHash(mark.base());
        }
    }

    @FunctionalInterface
    private interface One<T> {
        void write(T mark) throws IOException;
    }

    private <T> void writeAll(List<T> marks, One<T> one) throws IOException {
        out.writeInt(marks.size());
        for (T mark : marks) {
            one.write(mark);
        }
    }

    private void writeHash(Hash hash) throws IOException {
        out.writeLong(hash.a());
        out.writeLong(hash.b());
        out.writeLong(hash.c());
        out.writeLong(hash.d());
    }

    /** Writes one byte for each character if it can: nearly all texts are such. The length of any other text is below zero. */
    private void writeText(String text) throws IOException {
        if (CharMatcher.ascii().matchesAllOf(text)) {
            out.writeInt(text.length());
            out.writeBytes(text);
        } else {
            out.writeInt(-text.length());
            out.writeChars(text);
        }
    }

    private void writeBytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
