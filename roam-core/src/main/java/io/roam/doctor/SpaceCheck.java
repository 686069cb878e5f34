package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reports whether the disk has space left. */
record SpaceCheck(Path data, Disk disk) implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE = 1_000 * MEGABYTE;
    private static final long NONE = 50 * MEGABYTE;

    @Override
    public List<Diagnosis> run() {
        long space = space();
        String where = data.toString();
        String what = (space < 10 * LITTLE ? space / MEGABYTE + " MB" : space / LITTLE + " GB") + " free";
        if (space >= LITTLE) {
            return List.of(Diagnosis.good("disk-space", what, where));
        }
        String remedy = "free some space; nothing was lost";
        return List.of(
                space < NONE
                        ? Diagnosis.error("disk-space", "Only " + what, where, remedy)
                        : Diagnosis.warning("disk-space", "Only " + what, where, remedy));
    }

    private long space() {
        try {
            return disk.usableSpace(data);
        } catch (IOException e) {
            throw new DiskException("cannot read the free space of", data, e);
        }
    }
}
