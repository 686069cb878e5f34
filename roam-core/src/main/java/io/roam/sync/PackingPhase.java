package io.roam.sync;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.pool.SingleBatch;
import io.roam.spi.transport.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which batches of the pool are written into packs, so that files stay few. Used by one thread at a time. */
final class PackingPhase {
    /** How long nothing new came of a conversation that is quiet. */
    private static final Duration QUIET = Duration.ofHours(1);
    /** After how long this device packs what another one did not, which may be gone. */
    private static final Duration ABANDONED = Duration.ofDays(7);
    /** After how long it does if some of its transports do not carry that device's lane. */
    private static final Duration RELAYED = Duration.ofHours(1);
    /** How many batches are left unpacked; a lane has room for 256. */
    private static final int FULL = 224;

    private static final int SLOTS = 256;

    /** How often batches of other devices are looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final HomeContext home;
    private final DeviceId own;
    private Instant lastLook = Instant.MIN;

    /** What all batches of a pack have in common. */
    private record PackKey(DeviceId device, ConversationId conversation, String rule) {
        static PackKey of(SingleBatch batch) {
            return new PackKey(
                    batch.header().device(),
                    batch.header().conversation(),
                    batch.header().rule());
        }
    }

    PackingPhase(HomeContext home) {
        this.home = home;
        this.own = home.key().publicKey().id();
    }

    private Instant now() {
        return home.machine().clock().instant();
    }

    /** Packs all batches of this device. */
    void packOwn() {
        groups(this::isOwn).values().forEach(home.pool()::pack);
    }

    /** Packs all batches of this device in these conversations. */
    void packOwn(Collection<ConversationId> conversations) {
        Set<ConversationId> wanted = Set.copyOf(conversations);
        groups(single -> isOwn(single) && wanted.contains(single.header().conversation()))
                .values()
                .forEach(home.pool()::pack);
    }

    /** Packs batches of this device, all of which were offered before: of quiet conversations, and so many that its lane has room. */
    void packQuiet() {
        List<List<SingleBatch>> rest = new ArrayList<>();
        groups(this::isOwn).values().forEach(group -> {
            if (isQuiet(group)) {
                home.pool().pack(group);
            } else {
                rest.add(group);
            }
        });
        if (count(rest) >= FULL) {
            packLargest(rest);
        }
    }

    private boolean isQuiet(List<SingleBatch> group) {
        Instant now = now();
        return group.stream()
                .map(single -> Duration.between(single.header().time(), now).abs()) // the clock may have been set back
                .allMatch(age -> age.compareTo(QUIET) >= 0);
    }

    /** Packs batches of this device for which its lane has no room: large ones, and too many. */
    void packExcess() {
        List<List<SingleBatch>> rest = new ArrayList<>();
        groups(this::isOwn).values().forEach(group -> {
            if (group.stream().anyMatch(single -> single.bytes() > Inbox.MAX_LIVE_BYTES)) {
                home.pool().pack(group);
            } else {
                rest.add(group);
            }
        });
        if (count(rest) > SLOTS) {
            packLargest(rest);
        }
    }

    private void packLargest(List<List<SingleBatch>> groups) {
        groups.sort(Comparator.comparingInt((List<SingleBatch> group) -> -group.size()));
        int left = count(groups);
        for (List<SingleBatch> group : groups) {
            if (left < FULL) {
                return;
            }
            home.pool().pack(group);
            left -= group.size();
        }
    }

    private static int count(List<List<SingleBatch>> groups) {
        return groups.stream().mapToInt(List::size).sum();
    }

    /** Packs batches of other devices that they did not pack for long, or that are not carried on otherwise. */
    void packForeign() {
        Instant now = now();
        if (isRecent(lastLook, now)) {
            return;
        }
        lastLook = now;
        groups(single -> !isOwn(single)).forEach((key, group) -> {
            Duration patience = home.exchange().transports().carryLane(key.device()) ? ABANDONED : RELAYED;
            if (group.stream().anyMatch(single -> age(single, now).compareTo(patience) >= 0)) {
                home.pool().pack(group);
            }
        });
    }

    private static boolean isRecent(Instant last, Instant now) {
        return !now.isBefore(last)
                && last.isAfter(Instant.MIN)
                && now.minus(BETWEEN_LOOKS).isBefore(last);
    }

    /** Returns how long ago this device accepted a batch, by its own clock; for ever, if that was lost. */
    private Duration age(SingleBatch single, Instant now) {
        Optional<Instant> accepted = home.pool().acceptedTimes().find(single.id());
        return Duration.between(accepted.orElse(Instant.EPOCH), now);
    }

    private boolean isOwn(SingleBatch single) {
        return single.header().device().equals(own);
    }

    private Map<PackKey, List<SingleBatch>> groups(Predicate<SingleBatch> wanted) {
        Map<PackKey, List<SingleBatch>> groups = new LinkedHashMap<>();
        for (SingleBatch single : home.pool().singles()) {
            if (wanted.test(single)) {
                groups.computeIfAbsent(PackKey.of(single), key -> new ArrayList<>())
                        .add(single);
            }
        }
        return groups;
    }
}
