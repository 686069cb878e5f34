package io.roam.adapter.claude;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.roam.testkit.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A damaged session: valid lines, mutated, and now and then much longer than usual.
 *
 * @param main the main transcript; never empty
 * @param sides the other files, by their path below the project folder
 */
record FuzzedSession(byte[] main, Map<String, byte[]> sides) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|msg_[0-9A-Za-z]+|toolu_[0-9A-Za-z]+");
    private static final Pattern VALUE = Pattern.compile("(?<=\":)(\"[^\"\\\\]{0,60}\"|true|false|null|-?[0-9]+)");
    private static final List<String> OTHERS = List.of(
            "true",
            "null",
            "{}",
            "[]",
            "\"\"",
            "\"user\"",
            "\"assistant\"",
            "-1.5e999",
            "99999999999999999999",
            "[[\"words\"]]",
            "{\"type\":\"queued_command\",\"prompt\":[7]}",
            "{\"content\":{\"text\":\"words\"}}",
            "1,\"message\":{\"content\":\"words\"}");
    private static final List<String> PLACES = List.of(
            ClaudeHome.ID + "/subagents/agent-1.jsonl",
            ClaudeHome.ID + "/subagents/agent-1.meta.json",
            ClaudeHome.ID + "/tool-results/toolu_1.txt",
            ClaudeHome.ID + "/tool-results/CON.txt",
            "agent-0a1b2c3d.jsonl");
    private static final int LONG_FILE = 900_000;
    private static final int LONG_LINE = 3_000_000;
    private static final int MOST_COPIES = 20_000; // this test holds all records itself
    private static final int MANY_BYTES = 4_000_000;

    /** Returns the session of that number. */
    static FuzzedSession of(long seed, List<byte[]> lines) {
        Maker maker = new Maker(new Random(seed), lines);
        byte[] main = maker.main();
        Map<String, byte[]> sides = new TreeMap<>();
        for (String place : PLACES) {
            if (maker.random.nextInt(12) == 0) {
                sides.put(place, maker.file());
            }
        }
        return new FuzzedSession(main, sides);
    }

    private record Maker(Random random, List<byte[]> lines) {
        byte[] main() {
            byte[] file = file();
            file = switch (random.nextInt(20_000)) {
                case 0 -> repeated(file, LONG_LINE, "");
                case 1, 2 -> repeated(relinked(joined(1 + random.nextInt(3))), MANY_BYTES, "\n");
                default -> random.nextInt(400) == 0 ? repeated(file, random.nextInt(LONG_FILE), "") : file;
            };
            return file.length == 0 ? new byte[] {'\n'} : file;
        }

        byte[] file() {
            byte[] file = joined(1 + random.nextInt(5));
            if (random.nextInt(3) == 0) {
                file = relinked(file);
            }
            if (random.nextInt(4) == 0) {
                file = retyped(file);
            }
            return random.nextInt(6) == 0 ? file : new Mutations(random).of(file, line());
        }

        private byte[] line() {
            return lines.get(random.nextInt(lines.size()));
        }

        private byte[] joined(int count) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                out.writeBytes(line());
                out.writeBytes(random.nextInt(20) == 0 ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
            }
            return out.toByteArray();
        }

        /** Uses few ids, so that rows follow themselves and each other, and messages share ids. */
        private byte[] relinked(byte[] file) {
            int ids = 1 + random.nextInt(4);
            String text = ID.matcher(new String(file, ISO_8859_1))
                    .replaceAll(found -> "00000000-0000-4000-8000-00000000000" + random.nextInt(ids));
            return text.getBytes(ISO_8859_1);
        }

        /** Replaces some values by values of other types. */
        private byte[] retyped(byte[] file) {
            int often = 1 + random.nextInt(12);
            String text = VALUE.matcher(new String(file, ISO_8859_1))
                    .replaceAll(found -> random.nextInt(often) > 0
                            ? Matcher.quoteReplacement(found.group())
                            : Matcher.quoteReplacement(OTHERS.get(random.nextInt(OTHERS.size()))));
            return text.getBytes(ISO_8859_1);
        }

        private static byte[] repeated(byte[] file, int length, String between) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(length + file.length);
            for (int left = MOST_COPIES; left > 0 && out.size() < length; left--) {
                out.writeBytes(file);
                out.writeBytes(between.getBytes(ISO_8859_1));
            }
            return out.toByteArray();
        }
    }
}
