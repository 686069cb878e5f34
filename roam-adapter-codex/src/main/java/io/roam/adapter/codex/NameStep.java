package io.roam.adapter.codex;

import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.AppendRepair;
import io.roam.spi.Machine;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A name that was written behind those of other threads. If more names follow by now, undoing it gives the thread its former name instead of cutting the
 * file.
 *
 * @param step the line in the file
 */
record NameStep(UndoStep step, NameChange change, Path root, Machine machine) implements UndoStep {
    /**
     * A change of a thread's name, as an undo log has it: {@code name THREAD BEFORE PLACED}, the parts separated by tabs and the names URL-encoded.
     *
     * @param before the former name; empty for none
     */
    record NameChange(String thread, String before, String placed) {
        private static final String WORD = "name\t";

        static boolean isOne(String line) {
            return line.startsWith(WORD);
        }

        static NameChange parse(String line) {
            String[] parts = line.split("\t", -1);
            return new NameChange(parts[1], decode(parts[2]), decode(parts[3]));
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        String line() {
            return WORD + thread + "\t" + encode(before) + "\t" + encode(placed);
        }
    }

    @Override
    public Path file() {
        return step.file();
    }

    @Override
    public FileState fileState() throws IOException {
        FileState state = step.fileState();
        if (state != FileState.CHANGED) {
            return state;
        }
        String now = ThreadNames.read(root).getOrDefault(change.thread(), "");
        return now.equals(change.placed()) ? FileState.PLACED : FileState.BEFORE;
    }

    @Override
    public void revert() throws IOException {
        if (step.fileState() == FileState.PLACED) {
            step.revert();
            return;
        }
        byte[] line = ThreadNames.line(
                change.thread(), change.before(), machine.clock().instant());
        ThreadNames.prepare(root, line, machine.disk())
                .write(machine.disk(), FileTime.from(machine.clock().instant()));
    }

    @Override
    public AppendRepair.Outcome takeBack(boolean open) throws IOException {
        return step.takeBack(open);
    }
}
