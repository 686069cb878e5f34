package io.roam.capture;

import io.roam.batch.BatchOutline;
import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a whole file that the pool has.
 *
 * @param all on any branch
 * @param here on the way to the place where the session is
 * @param winner the one that is placed at the place where the session is
 * @param event the event whose later values they are, if they are
 * @param self this device
 */
record FileVersions(
        List<SideTracks.Version> all,
        List<SideTracks.Version> here,
        Optional<SideTracks.Version> winner,
        Optional<HistoryNode.Occurrence> event,
        DeviceId self) {
    /**
     * Whether the user set this value: the pool does not have it, or the session had another one last, and the pool's is another, too.
     *
     * @param last what the session had last; empty if that is not known
     */
    boolean isChange(Hash now, Optional<Hash> last) {
        if (!contains(now)) {
            return true;
        }
        return !current().equals(Optional.of(now))
                && last.map(before -> !before.equals(now)).orElseGet(() -> isSetBackHere(now));
    }

    private boolean contains(Hash value) {
        return original().equals(Optional.of(value))
                || all.stream().anyMatch(version -> version.mark().to().equals(value));
    }

    /** Returns the value that is placed. */
    private Optional<Hash> current() {
        return winner.map(version -> version.mark().to()).or(this::original);
    }

    /** Returns the value with which an event was captured. */
    Optional<Hash> original() {
        return event.map(occurrence -> occurrence.mark().payload());
    }

    /** Whether, as far as the pool tells, only this device had the value, here, and captured another one since. */
    private boolean isSetBackHere(Hash value) {
        boolean others = all.stream()
                        .filter(version -> version.mark().to().equals(value))
                        .anyMatch(version -> !isOwn(version.batch()))
                || (original().equals(Optional.of(value))
                        && event.filter(occurrence -> isOwn(occurrence.batch())).isEmpty());
        boolean leftFromElsewhere = original().filter(value::equals).isEmpty()
                && here.stream().noneMatch(version -> version.mark().to().equals(value));
        Optional<Hash> latest = here.stream()
                .filter(version -> isOwn(version.batch()))
                .max(Comparator.comparingLong(
                        version -> version.batch().header().number()))
                .map(version -> version.mark().to());
        return !others
                && !leftFromElsewhere
                && latest.filter(own -> !own.equals(value)).isPresent();
    }

    private boolean isOwn(BatchOutline batch) {
        return batch.header().device().equals(self);
    }

    /** Returns the number of a value that is set now. */
    int nextChange() {
        return RecordMarks.nextChange(
                all.stream().mapToInt(version -> version.mark().change()).max().orElse(0));
    }
}
