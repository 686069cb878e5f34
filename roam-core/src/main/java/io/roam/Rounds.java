package io.roam;

import io.roam.chain.ConversationId;
import io.roam.place.PlacementRequest;
import io.roam.spi.transport.ExchangeState;
import io.roam.sync.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Synchronizes an open home, whose lock is held, and tells what was done. */
record Rounds(Opened opened, Consumer<String> progress) {
    /** How a run goes about it. */
    enum Haste {
        DRY,
        PATIENT,
        AT_ONCE
    }

    SyncReport run(Haste haste, Optional<ConversationId> wanted, PlacementRequest request) {
        boolean dry = haste == Haste.DRY;
        Outcome outcome = opened.engine().run(dry, haste == Haste.PATIENT, wanted, request, progress);
        return trusting(reports().of(outcome, dry || isEqual()), () -> run(haste, wanted, request));
    }

    SyncReport glance(Optional<Set<Path>> changed) {
        Supplier<SyncReport> look = () -> reports().ofGlance(opened.engine().syncChanged(changed, progress));
        return trusting(look.get(), look);
    }

    /** Whether all devices that can be reached have what this one has, and the other way round. */
    boolean isEqual() {
        return opened.context().exchange().state() == ExchangeState.UP_TO_DATE;
    }

    private Reports reports() {
        return new Reports(opened.context().pool());
    }

    /** Where devices are trusted now, it says so, and has that go out at once. */
    private SyncReport trusting(SyncReport report, Supplier<SyncReport> again) {
        if (report.paired().isEmpty()) {
            return report;
        }
        new Pairing(opened).renewCard();
        return Joining.join(report, again.get());
    }
}
