package io.roam.doctor;

import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.watch.WatchLock;
import java.nio.file.Path;
import java.util.List;

/** Reports whether a watch keeps the home up to date. */
record WatchCheck(Path data) implements Check {
    @Override
    public List<Diagnosis> run() {
        return List.of(
                WatchLock.isHeld(data)
                        ? Diagnosis.good("watch", ActionKind.WATCH.command() + " is running", "")
                        : Diagnosis.notice(
                                "watch",
                                ActionKind.WATCH.command() + " is not running",
                                "",
                                Remedy.run(ActionKind.INSTALL_SERVICE)));
    }
}
