package io.roam.batch;

import io.roam.json.MalformedJsonException;
import io.roam.spi.DiskException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/** Turns each error in reading a batch into one that names its file. */
record ErrorTranslator(Path file) {
    <T> T translate(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BatchFormatException e) {
            throw e.in(file.toString());
        } catch (MalformedJsonException e) {
            throw BatchFormatException.invalid(e.what()).in(file.toString());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof StreamCorruptedException damage) {
                throw BatchFormatException.damaged(String.valueOf(damage.getMessage()))
                        .in(file.toString());
            }
            throw new DiskException("cannot read an archive file", file, Objects.requireNonNull(e.getCause()));
        }
    }
}
