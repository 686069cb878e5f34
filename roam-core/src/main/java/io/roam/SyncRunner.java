package io.roam;

import io.roam.api.SyncReport;
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
record SyncRunner(OpenHome home, Consumer<String> progress) {
    /** How a run goes about it. */
    enum SyncMode {
        DRY_RUN,
        WAIT_UNTIL_SETTLED,
        IMMEDIATE
    }

    SyncReport run(SyncMode mode, Optional<ConversationId> wanted, PlacementRequest request) {
        boolean dry = mode == SyncMode.DRY_RUN;
        Outcome outcome = home.engine().run(dry, mode == SyncMode.WAIT_UNTIL_SETTLED, wanted, request, progress);
        return trusting(reports().of(outcome, dry || isUpToDate()), () -> run(mode, wanted, request));
    }

    SyncReport syncChanged(Optional<Set<Path>> changed) {
        Supplier<SyncReport> look = () -> reports().ofGlance(home.engine().syncChanged(changed, progress));
        return trusting(look.get(), look);
    }

    /** Whether all devices that can be reached have what this one has, and the other way round. */
    boolean isUpToDate() {
        return home.context().exchange().state() == ExchangeState.UP_TO_DATE;
    }

    private Reports reports() {
        return new Reports(home.context().pool());
    }

    /** Where devices are trusted now, it says so, and has that go out at once. */
    private SyncReport trusting(SyncReport report, Supplier<SyncReport> again) {
        if (report.paired().isEmpty()) {
            return report;
        }
        new DevicePairing(home).renewCard();
        return Joining.join(report, again.get());
    }
}
