package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.roam.chain.Hash;
import io.roam.json.Json;
import io.roam.testkit.fuzz.Mutations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A batch file that went wrong, or was made to: damaged as it lies, or put together by somebody who has a trusted key.
 *
 * @param name of the file
 * @param good whether only its compression was changed, so that it is as true as it was
 * @param origin what it was made of
 */
record FuzzedBatch(byte[] bytes, String name, boolean good, BatchParts origin) {
    /** The batch of that number. */
    static FuzzedBatch of(long seed, List<BatchParts> batches) {
        Random random = new Random(seed);
        BatchParts origin = batches.get(random.nextInt(batches.size()));
        Maker maker = new Maker(random, origin, batches.get(random.nextInt(batches.size())));
        byte[] bytes = random.nextInt(4) == 0 ? maker.damaged() : maker.forged();
        String name = random.nextInt(20) == 0 ? origin.name() : name(bytes);
        return new FuzzedBatch(bytes, name, maker.good && name.equals(name(bytes)), origin);
    }

    /** The name that fits what stands where the header should. */
    private static String name(byte[] bytes) {
        try {
            return BatchParts.nameOf(BatchParts.headerOf(bytes));
        } catch (RuntimeException | AssertionError e) {
            return BatchParts.nameOf(bytes);
        }
    }

    private static final class Maker {
        private final Random random;
        private final BatchParts origin;
        private final BatchParts other;
        private boolean good = true;

        Maker(Random random, BatchParts origin, BatchParts other) {
            this.random = random;
            this.origin = origin;
            this.other = other;
        }

        private boolean oneIn(int count) {
            return random.nextInt(count) == 0;
        }

        private byte[] mutated(byte[] bytes, byte[] from) {
            good = false;
            return new Mutations(random).of(bytes, from);
        }

        private Map<String, @Nullable Object> mutated(Map<String, @Nullable Object> tree) {
            good = false;
            Map<String, @Nullable Object> mutated = tree;
            for (int left = random.nextInt(3); left >= 0; left--) {
                mutated = new TreeMutations(random).of(mutated);
            }
            return mutated;
        }

        /** Damage that no signature covers up. */
        byte[] damaged() {
            return mutated(origin.bytes(), other.bytes());
        }

        /** A signed lie, or a batch as good as before. */
        byte[] forged() {
            byte[] plainTable = table();
            byte[] plain = plain();
            byte[] table = frame(plainTable);
            byte[] content = frame(plain);
            Map<String, @Nullable Object> header = sized(plainTable, plain);
            if (oneIn(2)) {
                header = ending(header, table, content);
            }
            if (oneIn(4)) {
                header = mutated(header);
            }
            if (oneIn(16)) { // as somebody does who changes a file under its name, and has no key
                good = false;
                table = frame(origin.plainTable());
                content = frame(other.plainContent());
            }
            byte[] headerBytes = text(Json.bytes(header));
            BatchParts parts = new BatchParts(headerBytes, table, new byte[64], content);
            if (oneIn(32)) {
                good = false;
                return parts.bytes();
            }
            parts = parts.signed(GoodBatches.KEY);
            return oneIn(16) ? mutated(parts.bytes(), other.bytes()) : parts.bytes();
        }

        private byte[] table() {
            byte[] table = origin.plainTable();
            if (oneIn(3)) {
                table = Json.bytes(mutated(Json.object(table)));
            }
            if (oneIn(400)) {
                return bomb();
            }
            return text(table);
        }

        /** JSON with damage to its text, or a name twice. */
        private byte[] text(byte[] json) {
            if (oneIn(12)) {
                good = false;
                String text = new String(json, UTF_8);
                List<String> twice =
                        List.of("{\"tracks\":[],", "{\"about\":{},", "{\"x\":1,", "{\"roam\":1,", "{\"number\":7,");
                return (twice.get(random.nextInt(twice.size())) + text.substring(1)).getBytes(UTF_8);
            }
            return oneIn(12) ? mutated(json, other.plainTable()) : json;
        }

        /** A table that is much larger than it looks. */
        private byte[] bomb() {
            good = false;
            String much = "0,".repeat(1 + random.nextInt(300_000));
            String long1 = "x".repeat(1 + random.nextInt(3_000_000));
            String text = switch (random.nextInt(5)) {
                case 0 -> "{'tracks':[{'name':'','class':'e','length':[" + much + "5]}]}";
                case 1 -> "{'about':{'title':'" + long1 + "'}}";
                case 2 -> "{'tracks':[{'name':'','class':'" + "e".repeat(500_000) + "','length':[" + much + "5]}]}";
                case 3 -> "{'about':{'x':[" + much + "1]}}";
                default -> "{'tracks':[" + "{'name':'a','class':'f','length':[268435456]},".repeat(70_000) + "1]}";
            };
            return text.replace('\'', '"').getBytes(UTF_8);
        }

        private byte[] plain() {
            byte[] plain = origin.plainContent();
            if (oneIn(300)) {
                good = false;
                return new byte[8_000_000];
            }
            if (oneIn(4) && plain.length > 0) { // of the same length: what is said is another thing
                good = false;
                plain[random.nextInt(plain.length)] ^= (byte) (1 << random.nextInt(8));
                return plain;
            }
            return oneIn(6) ? mutated(plain, other.plainContent()) : plain;
        }

        private Map<String, @Nullable Object> sized(byte[] table, byte[] content) {
            Map<String, @Nullable Object> header = origin.headerTree();
            header.put("table", part(table));
            header.put("content", part(content));
            return header;
        }

        private static Map<String, @Nullable Object> part(byte[] plain) {
            Map<String, @Nullable Object> part = new LinkedHashMap<>();
            part.put("bytes", (long) plain.length);
            part.put("sha256", Hash.of(plain).hex());
            return part;
        }

        /** A header that names the chain values to which table and content lead, if they lead anywhere. */
        private Map<String, @Nullable Object> ending(
                Map<String, @Nullable Object> header, byte[] table, byte[] content) {
            try {
                BatchParts parts = new BatchParts(Json.bytes(header), table, new byte[64], content);
                BatchText.Ends ends = new BatchText(parts.bytes()).ends();
                header.put("to", ends.to());
                header.put("toLength", ends.toLength());
                if (header.get("fromLength").equals(0L)) {
                    header.put("conversation", ends.conversation());
                }
            } catch (RuntimeException | AssertionError e) {
                // it is nonsense, and stays so
            }
            return header;
        }

        /** A frame in one of the ways in which it may be written, or one that is none. */
        private byte[] frame(byte[] plain) {
            return switch (random.nextInt(14)) {
                case 0 -> mutated(Zstd.compress(plain), other.content());
                case 1 -> twice(plain);
                case 2 -> windowed(plain, 24 + random.nextInt(4));
                case 3, 4 -> windowed(plain, 10 + random.nextInt(14));
                default -> compressed(plain);
            };
        }

        private byte[] twice(byte[] plain) {
            good = false;
            byte[] skipped = {0x50, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 'x'};
            byte[] one = Zstd.compress(plain);
            byte[] another = random.nextBoolean() ? skipped : Zstd.compress(new byte[0]);
            return random.nextBoolean() ? joined(one, another) : joined(another, one);
        }

        private static byte[] joined(byte[] one, byte[] other) {
            byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }

        private byte[] windowed(byte[] plain, int log) {
            good &= log <= 23;
            try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
                zstd.setWindowLog(log).setContentSize(false);
                return zstd.compress(plain);
            }
        }

        private byte[] compressed(byte[] plain) {
            try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
                zstd.setLevel(1 + random.nextInt(4))
                        .setChecksum(random.nextBoolean())
                        .setContentSize(random.nextBoolean());
                return zstd.compress(plain);
            }
        }
    }
}
