package io.roam.adapter.cursor;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** All that stands in the files below a folder, also what is compressed in them. */
final class DecompressedFiles {
    private static final byte[] ZSTANDARD = {(byte) 0x28, (byte) 0xb5, (byte) 0x2f, (byte) 0xfd};

    private DecompressedFiles() {}

    static String below(Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                all.writeBytes(bytes);
                frames(bytes, all);
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static void frames(byte[] bytes, ByteArrayOutputStream to) {
        for (int at = 0; at + ZSTANDARD.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + 4, ZSTANDARD, 0, 4)) {
                try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
                    in.transferTo(to);
                } catch (IOException e) { // no frame, or something else behind it: what was read counts
                    continue;
                }
            }
        }
    }
}
