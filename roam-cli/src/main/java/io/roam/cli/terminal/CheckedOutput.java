package io.roam.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers the first error; after it nothing is written any more. */
final class CheckedOutput extends FilterOutputStream {
    private final OutputStream standard;
    private @Nullable IOException error;

    CheckedOutput(OutputStream out) {
        super(out);
        this.standard = out;
    }

    /** Writes to a program, such as a pager, until {@link #restore}. */
    void redirect(OutputStream to) {
        out = to;
    }

    /** Writes to standard output again; errors of the program are forgotten. */
    void restore() {
        if (out != standard) {
            out = standard;
            error = null;
        }
    }

    boolean isRedirected() {
        return out != standard;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        run(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        run(out::flush);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void run(Step step) {
        if (error == null) {
            try {
                step.run();
            } catch (IOException e) {
                error = e;
            }
        }
    }

    /**
     * Fails if something could not be written.
     *
     * @throws OutputClosedException if nobody reads it any more
     * @throws UnwritableOutputException if it cannot be written for another reason
     */
    void check() {
        IOException failed = error;
        if (failed != null) {
            throw isRedirected() || isClosed(failed)
                    ? new OutputClosedException(failed)
                    : new UnwritableOutputException(failed);
        }
    }

    private static boolean isClosed(IOException error) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }
}
