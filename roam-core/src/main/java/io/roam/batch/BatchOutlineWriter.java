package io.roam.batch;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.Hash;
import io.roam.json.Json;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

record BatchOutlineWriter(DataOutput out) {
    static final int VERSION = 4;

    void write(BatchOutline outline) throws IOException {
        out.writeInt(VERSION);
        writeHash(outline.id().hash());
        writeBytes(outline.header().toJson());
        writeBytes(Json.bytes(outline.metadata().toJson()));
        writeAll(outline.events(), this::writeEvent);
        writeAll(outline.tail(), this::writeState);
        writeAll(outline.properties(), this::writeProperty);
        writeAll(outline.sideTracks(), this::writeSideTrack);
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

    private void writeText(String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private void writeBytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
