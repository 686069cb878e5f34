package io.roam.home;

import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Path;

/** Tells other programs of a home that this device is leaving the circle. */
public record LeavingMarker(Path file, Disk disk) {
    public static LeavingMarker of(HomeLayout layout, Disk disk) {
        return new LeavingMarker(layout.leavingMarker(), disk);
    }

    public boolean isSet() {
        return OwnFiles.exists(file);
    }

    public void set() {
        try {
            disk.writeAtomically(file, new byte[0]);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    public void clear() {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }
}
