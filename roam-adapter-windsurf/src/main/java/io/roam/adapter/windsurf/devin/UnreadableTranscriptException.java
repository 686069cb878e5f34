package io.roam.adapter.windsurf.devin;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A transcript of Devin's cannot be read. Records captured before are kept. */
final class UnreadableTranscriptException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnreadableTranscriptException(String what, Path file, String remedy) {
        super("this transcript cannot be read: " + what, file.toString(), remedy, null);
    }

    static UnreadableTranscriptException malformed(Path file) {
        return new UnreadableTranscriptException(
                "it is not a JSON document with steps", file, "it may still be written; run roam sync again");
    }

    static UnreadableTranscriptException large(Path file, long bytes) {
        return new UnreadableTranscriptException(
                "it is too large for the memory that roam has, " + (bytes >> 20) + " MiB",
                file,
                "give it more, such as JAVA_TOOL_OPTIONS=-Xmx2g");
    }
}
