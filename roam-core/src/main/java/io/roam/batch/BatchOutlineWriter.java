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
    static final int VERSION = 2;

    void write(BatchOutline outline) throws IOException {
        out.writeInt(VERSION);
        hash(outline.name());
        bytes(outline.header().toJson());
        bytes(Json.bytes(outline.metadata().toJson()));
        all(outline.events(), this::event);
        all(outline.tail(), this::state);
        all(outline.properties(), this::lasting);
        all(outline.sideTracks(), this::side);
    }

    private void event(EventMark mark) throws IOException {
        boolean named = !mark.payload().equals(mark.identity());
        hash(mark.identity());
        out.writeBoolean(named);
        if (named) {
            hash(mark.payload());
        }
        out.writeBoolean(mark.bare());
        out.writeInt(mark.length());
        out.writeInt(mark.state());
        if (mark.state() > 0) {
            hash(mark.segment());
        }
    }

    private void state(StateMark mark) throws IOException {
        hash(mark.payload());
        out.writeInt(mark.nth());
        out.writeInt(mark.length());
        out.writeBoolean(mark.bare());
    }

    private void lasting(PropertyMark mark) throws IOException {
        out.writeInt(mark.event());
        text(mark.key());
        out.writeInt(mark.change());
        hash(mark.payload());
    }

    private void side(SideTrackMark mark) throws IOException {
        text(mark.track());
        out.writeBoolean(mark.file());
        hash(mark.from());
        out.writeLong(mark.before());
        hash(mark.to());
        out.writeLong(mark.count());
        out.writeInt(mark.change());
    }

    @FunctionalInterface
    private interface One<T> {
        void write(T mark) throws IOException;
    }

    private <T> void all(List<T> marks, One<T> one) throws IOException {
        out.writeInt(marks.size());
        for (T mark : marks) {
            one.write(mark);
        }
    }

    private void hash(Hash hash) throws IOException {
        out.writeLong(hash.a());
        out.writeLong(hash.b());
        out.writeLong(hash.c());
        out.writeLong(hash.d());
    }

    private void text(String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
