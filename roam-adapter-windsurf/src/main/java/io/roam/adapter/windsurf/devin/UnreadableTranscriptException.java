package io.roam.adapter.windsurf.devin;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A transcript of Devin's cannot be read. Records captured before are kept. */
final class UnreadableTranscriptException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnreadableTranscriptException(String what, Path file, Remedy remedy) {
        super("cannot read this transcript: " + what, ErrorLocation.file(file), remedy, null);
    }

    static UnreadableTranscriptException malformed(Path file) {
        return new UnreadableTranscriptException(
                "not a JSON document with steps", file, Remedy.of("run again: ").then(ActionKind.SYNC));
    }

    static UnreadableTranscriptException large(Path file, long bytes) {
        return new UnreadableTranscriptException(
                "it is too large for roam's memory, " + (bytes >> 20) + " MiB",
                file,
                Remedy.of("set JAVA_TOOL_OPTIONS=-Xmx2g"));
    }
}
