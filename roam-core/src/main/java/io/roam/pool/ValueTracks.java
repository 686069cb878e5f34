package io.roam.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.chain.Hash;
import io.roam.spi.tool.Record;
import java.net.URLDecoder;

/** The side tracks on which batches keep the values of {@link Record#value}: each value is a whole file, named by its key. */
public final class ValueTracks {
    private static final Hash REMOVED = Hash.of(new byte[0]);
    private static final Escaper ESCAPER = new PercentEscaper("-_", false);
    private static final int SEGMENT_CHARACTERS = 240;

    private ValueTracks() {}

    /** Returns a value as the file by which batches keep it. */
    public static Record toFile(Record value) {
        String name = value.isMain() ? value.key() : value.key() + "\0" + value.track();
        String segments =
                Joiner.on('/').join(Splitter.fixedLength(SEGMENT_CHARACTERS).split(ESCAPER.escape(name)));
        return Record.file(Record.VALUES + segments, value.payload());
    }

    /** Returns the value that a file keeps; any other record stays as it is. */
    public static Record toValue(Record file) {
        if (file.kind() != Record.Kind.FILE || !isValue(file.track())) {
            return file;
        }
        try {
            Record value = parse(file);
            return toFile(value).track().equals(file.track()) ? value : file;
        } catch (IllegalArgumentException e) { // no key of a value, so roam did not write it
            return file;
        }
    }

    private static Record parse(Record file) {
        String escaped = file.track().substring(Record.VALUES.length()).replace("/", "");
        String name = URLDecoder.decode(escaped, UTF_8);
        int end = name.indexOf('\0');
        return end < 0
                ? Record.value(Record.MAIN, name, file.payload())
                : Record.value(name.substring(end + 1), name.substring(0, end), file.payload());
    }

    /** Whether a side track keeps a value. */
    public static boolean isValue(String track) {
        return track.startsWith(Record.VALUES);
    }

    /** Whether a version says that the value was removed. */
    public static boolean isRemoval(SideTrackMark mark) {
        return isRemoval(mark.track(), mark.to());
    }

    /** Whether a file of that hash says that the value was removed. */
    public static boolean isRemoval(String track, Hash payload) {
        return isValue(track) && payload.equals(REMOVED);
    }
}
