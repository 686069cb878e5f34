package io.roam.spi.tool;

/** Records that may be read several times, from the first, each time the same. */
@FunctionalInterface
public interface RecordSource {
    /**
     * Starts a reading; the caller closes it. Several may be open at once.
     *
     * @throws io.roam.spi.RoamException if they cannot be read
     */
    RecordReader open();
}
