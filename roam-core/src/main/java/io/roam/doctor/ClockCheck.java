package io.roam.doctor;

import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.HomeContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds devices whose latest message is in the future by this device's clock. */
record ClockCheck(HomeContext context) implements Check {
    private static final Duration MUCH = Duration.ofMinutes(5);

    @Override
    public List<Diagnosis> run() {
        Instant now = context.machine().clock().instant();
        List<Diagnosis> found = new ArrayList<>();
        newest().forEach((device, time) -> {
            Duration ahead = Duration.between(now, time);
            if (ahead.compareTo(MUCH) > 0) {
                found.add(diagnosis(device, ahead));
            }
        });
        return found;
    }

    private Map<DeviceId, Instant> newest() {
        Map<DeviceId, Instant> newest = new TreeMap<>();
        for (ConversationId conversation : context.pool().conversations()) {
            for (BatchOutline batch : context.pool().outlines(conversation)) {
                BatchHeader header = batch.header();
                newest.merge(header.device(), header.time(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return newest;
    }

    private Diagnosis diagnosis(DeviceId device, Duration ahead) {
        boolean own = device.equals(context.key().publicKey().id());
        String whose =
                own ? "of this device was " : "of " + context.deviceNames().nameOf(device) + " is ";
        return Diagnosis.warning(
                "clock",
                "The clock " + whose + ahead.toMinutes() + " minutes ahead, or the clock of this device is behind",
                device.fingerprint(),
                "turn on network time on both devices");
    }
}
