package io.roam.testkit;

import io.roam.spi.tool.Position;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far a track was read, with a hash of all before that offset. */
record FakeMark(int offset, String hash) {
    static final FakeMark START = behind(new byte[0], 0);

    static FakeMark behind(byte[] bytes, int offset) {
        return new FakeMark(offset, hash(Arrays.copyOf(bytes, offset)));
    }

    /** Whether the bytes before the offset are unchanged. */
    boolean stands(byte[] bytes) {
        return bytes.length >= offset && behind(bytes, offset).equals(this);
    }

    static Position position(Map<String, FakeMark> marks) {
        return Position.of(marks.entrySet().stream()
                .map(mark -> mark.getKey() + "/" + mark.getValue().offset() + "/"
                        + mark.getValue().hash())
                .collect(Collectors.joining("\n")));
    }

    /** Parses the marks of a position; empty if it is malformed. */
    static Optional<Map<String, FakeMark>> parse(Position position) {
        Map<String, FakeMark> marks = new TreeMap<>();
        for (String line : position.token().lines().toList()) {
            String[] parts = line.split("/", -1);
            if (parts.length != 3 || !parts[1].matches("\\d{1,9}")) {
                return Optional.empty();
            }
            marks.put(parts[0], new FakeMark(Integer.parseInt(parts[1]), parts[2]));
        }
        return Optional.of(marks);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
