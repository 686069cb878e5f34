package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.Hash;
import io.roam.json.Json;
import io.roam.json.MalformedJsonException;
import io.roam.spi.tool.Record;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** docs/develop/archive-format.md §2 once more, from its text alone: what must be so in every batch that roam accepts. */
final class BatchText {
    private static final Map<Record.Kind, Character> LETTERS = Map.of(
            Record.Kind.EVENT, 'e',
            Record.Kind.STATE, 's',
            Record.Kind.PROPERTY, 'l',
            Record.Kind.REVISION, 'r',
            Record.Kind.FILE, 'f');

    private final BatchParts parts;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> table;
    private final byte[] plain;

    /** One record, as the table and the content have it. */
    record Told(String track, char kind, String key, byte[] payload, byte @Nullable [] identity, boolean lineEnd) {}

    /** Whether a name stands twice in the table that the text does not name: a reader need not find it out. */
    static boolean isTwofold(byte[] file) {
        try {
            return new BatchText(file).table.isEmpty();
        } catch (MalformedJsonException e) {
            return String.valueOf(e.getMessage()).endsWith("stands twice");
        }
    }

    BatchText(byte[] file) {
        this.parts = BatchParts.of(file);
        this.header = parts.headerTree();
        this.table = Json.object(parts.plainTable());
        this.plain = parts.plainContent();
    }

    /** Fails if it is not true, and says what it holds. */
    List<Told> checked() {
        header(header);
        List<Told> records = records();
        chain(records);
        return records;
    }

    byte[] plain() {
        return plain;
    }

    private static void header(Map<String, @Nullable Object> header) {
        assertThat(header.get("roam")).isEqualTo(1L);
        for (String word : List.of("circle", "tool")) {
            assertThat((String) header.get(word)).matches("[a-z0-9][a-z0-9._-]{0,63}");
        }
        assertThat((String) header.get("rule")).matches("[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}");
        assertThat((String) header.get("conversation")).matches("[0-9a-f]{32}");
        assertThat((String) header.get("time")).matches("(19[7-9]|[2-9][0-9][0-9])[0-9].*Z");
        assertThat(Instant.parse((String) header.get("time"))).isNotNull();
        assertThat((Long) header.get("number")).isPositive();
        for (String value : List.of("from", "to")) {
            assertThat((String) header.get(value)).matches("[0-9a-f]{64}");
            assertThat((Long) header.get(value + "Length")).isBetween(0L, 1L << 53);
        }
        assertThat(header.get("device"))
                .isEqualTo(GoodBatches.KEY.publicKey().id().text());
        for (String part : List.of("table", "content")) {
            assertThat((Long) ((Map<?, ?>) header.get(part)).get("bytes"))
                    .isBetween(0L, part.equals("table") ? 1L << 26 : 1L << 32);
            assertThat((String) ((Map<?, ?>) header.get(part)).get("sha256")).matches("[0-9a-f]{64}");
        }
    }

    /** Whether a file of that name holds the table that was signed, whatever that says. */
    static boolean hasTable(byte[] file, String name) {
        BatchParts parts = BatchParts.of(file);
        return name.equals(parts.name())
                && GoodBatches.KEY.publicKey().verify(parts.message(), parts.signature())
                && isPart(parts.headerTree().get("table"), parts::plainTable);
    }

    /** Whether a file of that name holds all that was signed, whatever that says. */
    static boolean isIntact(byte[] file, String name) {
        BatchParts parts = BatchParts.of(file);
        return hasTable(file, name) && isPart(parts.headerTree().get("content"), parts::plainContent);
    }

    private static boolean isPart(@Nullable Object part, Supplier<byte[]> reading) {
        try {
            byte[] plain = reading.get();
            return part instanceof Map<?, ?> fields
                    && Long.valueOf(plain.length).equals(fields.get("bytes"))
                    && Hash.of(plain).hex().equals(fields.get("sha256"));
        } catch (AssertionError e) { // no frame
            return false;
        }
    }

    /** Whether the header is one by itself. */
    static boolean isHeader(byte[] header) {
        try {
            header(Json.object(header));
            return true;
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }

    private List<Told> records() {
        List<Told> records = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (Object one : table.get("tracks") instanceof List<?> tracks ? tracks : List.of()) {
            Map<?, ?> track = (Map<?, ?>) one;
            String name = (String) track.get("name");
            assertThat(names.isEmpty() || !name.isEmpty())
                    .as("the main track is the first")
                    .isTrue();
            assertThat(names.add(name)).as("no name twice").isTrue();
            name(name);
            at = track(track, name, at, records);
        }
        assertThat(at).as("the lengths add up").isEqualTo(plain.length);
        return records;
    }

    private static void name(String name) {
        for (String segment : name.isEmpty() ? new String[0] : name.split("/", -1)) {
            assertThat(segment)
                    .isNotEmpty()
                    .isNotEqualTo(".")
                    .isNotEqualTo("..")
                    .doesNotContain("\\", ":");
            assertThat(segment.chars()).noneMatch(Character::isISOControl);
            assertThat(segment.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
        }
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(1024);
    }

    private int track(Map<?, ?> track, String name, int from, List<Told> records) {
        String kinds = (String) track.get("class");
        List<?> lengths = (List<?>) track.get("length");
        assertThat(kinds).matches("f|[eslr]+");
        assertThat(lengths).hasSize(kinds.length());
        boolean lines = Boolean.TRUE.equals(track.get("lines"));
        List<?> bare = track.get("bare") instanceof List<?> list ? list : List.of();
        assertThat(track.get("from") == null).isEqualTo(track.get("before") == null);
        boolean continues = !name.isEmpty() && !kinds.equals("f");
        assertThat(track.get("from") != null).isEqualTo(continues);
        assertThat(kinds.equals("f") && (name.isEmpty() || lines)).isFalse();
        int lastEvent = kinds.lastIndexOf('e');
        assertThat(bare.isEmpty() || lines).isTrue();
        fields(track, "key", kinds, "lr", -1);
        fields(track, "identity", kinds, "e", -1);
        fields(track, "change", kinds, "lf", -1);
        fields(track, "nth", kinds, "sl", name.isEmpty() ? lastEvent : kinds.length());
        int at = from;
        for (int i = 0; i < kinds.length(); i++) {
            int length = Math.toIntExact((Long) lengths.get(i));
            assertThat(length).isBetween(0, plain.length - at);
            byte[] payload = Arrays.copyOfRange(plain, at, at + length);
            at += length;
            boolean line = lines && !bare.contains((long) i);
            assertThat(!line || plain[at] == '\n').as("a line ends").isTrue();
            at += line ? 1 : 0;
            Object key = field(track, "key", i);
            Object identity = field(track, "identity", i);
            records.add(new Told(
                    name,
                    kinds.charAt(i),
                    key == null ? "" : (String) key,
                    payload,
                    identity == null ? null : identity((String) identity),
                    line));
        }
        return at;
    }

    private static byte[] identity(String text) {
        assertThat(text).doesNotContain("=");
        byte[] identity = Base64.getUrlDecoder().decode(text);
        assertThat(identity.length).isLessThanOrEqualTo(1 << 20);
        return identity;
    }

    private static @Nullable Object field(Map<?, ?> track, String name, int index) {
        return track.get(name) instanceof Map<?, ?> map ? map.get(Integer.toString(index)) : null;
    }

    private static void fields(Map<?, ?> track, String name, String kinds, String fitting, int behind) {
        int last = behind;
        for (Object index : track.get(name) instanceof Map<?, ?> map ? map.keySet() : Set.of()) {
            assertThat((String) index).matches("0|[1-9][0-9]{0,6}");
            int number = Integer.parseInt((String) index);
            assertThat(number).as(name).isGreaterThan(last).isLessThan(kinds.length());
            assertThat(fitting).contains(kinds.substring(number, number + 1));
            last = number;
        }
    }

    private void chain(List<Told> records) {
        Ends ends = ends(records);
        assertThat(ends.to()).isEqualTo(header.get("to"));
        assertThat(ends.toLength()).isEqualTo(header.get("toLength"));
        if (header.get("fromLength").equals(0L)) {
            Hash root = Hash.of(("roam chain 1\n" + header.get("rule")).getBytes(UTF_8));
            assertThat(header.get("from")).isEqualTo(root.hex());
            assertThat(header.get("conversation")).isEqualTo(ends.conversation());
        }
    }

    /**
     * What follows from the events.
     *
     * @param conversation empty if there is no event
     */
    record Ends(String to, long toLength, String conversation) {}

    /** Where the events lead, wherever the header says that they do. */
    Ends ends() {
        return ends(records());
    }

    private Ends ends(List<Told> records) {
        byte[] value = Hash.parse((String) header.get("from")).orElseThrow().bytes();
        long length = (Long) header.get("fromLength");
        String conversation = "";
        for (Told record : records) {
            if (record.track().isEmpty() && record.kind() == 'e') {
                byte[] identity = Hash.of(record.identity() == null ? record.payload() : record.identity())
                        .bytes();
                byte[] tool = ("roam conversation 1\n" + header.get("tool") + "\n").getBytes(UTF_8);
                conversation =
                        conversation.isEmpty() ? Hash.of(tool, identity).hex().substring(0, 32) : conversation;
                value = Hash.of(value, identity).bytes();
                length++;
            }
        }
        return new Ends(Hash.wrap(value).hex(), length, conversation);
    }

    /** Fails if {@code record} is not {@code told}. */
    static void same(Record record, Told told) {
        assertThat(record.track()).isEqualTo(told.track());
        assertThat(LETTERS).containsEntry(record.kind(), told.kind());
        assertThat(record.key()).isEqualTo(told.key());
        assertThat(Arrays.equals(record.payload(), told.payload())).isTrue();
        assertThat(record.endsWithLineFeed()).isEqualTo(told.lineEnd());
        assertThat(record.hasOwnIdentity()).isEqualTo(told.identity() != null);
        assertThat(told.identity() == null || Arrays.equals(record.identity(), told.identity()))
                .isTrue();
    }

    /** All bytes of the records, as the content has them. */
    static byte[] content(List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Record record : records) {
            out.writeBytes(record.payload());
            if (record.endsWithLineFeed()) {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }
}
