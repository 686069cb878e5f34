package io.roam.adapter.codex;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that the processes of this user have open for writing, as Linux shows them. */
final class OpenFiles {
    private static final String DELETED = " (deleted)";
    private static final Pattern PROCESS = Pattern.compile("\\d{1,18}");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s+([0-7]{1,18})$");
    private static final int OCTAL = 8;
    private static final int ACCESS = 3;

    private OpenFiles() {}

    /** Returns the files below a folder, each with a process that can write into it. */
    static Map<Path, Long> findWriters(Path proc, Path folder) {
        Map<Path, Long> writers = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(
                proc, entry -> PROCESS.matcher(nameOf(entry)).matches())) {
            for (Path process : processes) {
                addFilesOf(process, realPathOf(folder), writers);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return writers; // the system does not show more
        }
        return writers;
    }

    private static void addFilesOf(Path process, Path folder, Map<Path, Long> writers) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                Path file = targetOf(descriptor);
                if (file.startsWith(folder)
                        && canWrite(process.resolve("fdinfo").resolve(nameOf(descriptor)))) {
                    writers.put(file, Long.parseLong(nameOf(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // it ended, or it is another user's
        }
    }

    /** Returns the file that a descriptor leads to; of a file that was replaced, the one that has its name now. */
    private static Path targetOf(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return Path.of(target.endsWith(DELETED) ? target.substring(0, target.length() - DELETED.length()) : target);
        } catch (IOException | RuntimeException e) { // closed in the meantime, or no link
            return Path.of("");
        }
    }

    private static boolean canWrite(Path information) {
        try {
            Matcher flags = FLAGS.matcher(ProcFile.read(information));
            return flags.find() && (Long.parseLong(flags.group(1), OCTAL) & ACCESS) != 0;
        } catch (IOException e) { // closed in the meantime
            return false;
        }
    }

    /** Returns a path without links on the way, as the system shows it. */
    static Path realPathOf(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) { // it does not exist
            return file.toAbsolutePath().normalize();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
