package io.roam.cli.circle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory. Where none can be mounted, the test is visibly skipped. */
final class MemoryDisk implements AutoCloseable {
    private static final int PIECE = 1 << 12;

    private final Path at;

    private MemoryDisk(Path at) {
        this.at = at;
    }

    static MemoryDisk mount(Path at, int megabytes) throws IOException {
        Files.createDirectories(at);
        Path said = Files.createTempFile(at.getParent(), "mount", ".out");
        List<String> command = List.of(
                "mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "roam-small-disk", at.toString());
        assumeTrue(run(command, said), () -> "no small disk can be mounted here: " + readText(said));
        return new MemoryDisk(at);
    }

    private static boolean run(List<String> command, Path said) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            return builder.redirectOutput(said.toFile()).start().waitFor() == 0;
        } catch (IOException e) { // the command does not exist
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path filler() {
        return at.resolve("filler");
    }

    /** Fills the disk until only the given number of bytes is free. */
    void fill(long leaving) throws IOException {
        try (var out = Files.newOutputStream(filler())) {
            for (long free = free(); free > leaving; free = free()) {
                out.write(new byte[(int) Math.min(Math.max(free - leaving, 1), PIECE)]);
            }
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(at).getUsableSpace();
    }

    void empty() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", "-l", at.toString()), Files.createTempFile("umount", ".out"));
    }
}
