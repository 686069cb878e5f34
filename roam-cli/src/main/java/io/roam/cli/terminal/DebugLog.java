package io.roam.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The log of libraries, found by the service loader: printed if {@code ROAM_DEBUG} is set, since a user reads warnings, not stack traces. */
public final class DebugLog extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        String debug = System.getenv("ROAM_DEBUG");
        return new DebugLogger(name, debug != null && !debug.equals("0"));
    }

    /**
     * A log.
     *
     * @param on whether it is printed
     */
    private record DebugLogger(String name, boolean on) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return on && level.getSeverity() >= Level.WARNING.getSeverity() && level != Level.OFF;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle texts, String text, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                PrintStream out =
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
                out.println(name + ": " + text);
                if (thrown != null) {
                    thrown.printStackTrace(out);
                }
            }
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle texts, String format, @Nullable Object... values) {
            log(
                    level,
                    texts,
                    values == null || values.length == 0 ? format : MessageFormat.format(format, values),
                    (Throwable) null);
        }
    }
}
