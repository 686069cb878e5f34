package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.util.List;

/** Whether roam has room to write. */
record SpaceCheck(Home home) implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE = 1_000 * MEGABYTE;
    private static final long NONE = 50 * MEGABYTE;

    @Override
    public List<Diagnosis> run() {
        long space = space();
        String where = home.data().toString();
        String what = space / MEGABYTE + " MB are free on this disk";
        if (space >= LITTLE) {
            return List.of(Diagnosis.good("space", what, where));
        }
        String remedy = "free some space; what does not fit now comes with the next sync, and nothing is lost";
        return List.of(
                space < NONE
                        ? Diagnosis.error("space", "only " + what, where, remedy)
                        : Diagnosis.warning("space", "only " + what, where, remedy));
    }

    private long space() {
        try {
            return home.machine().disk().usableSpace(home.data());
        } catch (IOException e) {
            throw new DiskException("cannot ask how much space is left", home.data(), e);
        }
    }
}
