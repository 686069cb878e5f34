package io.roam.api;

import io.roam.device.DeviceId;
import io.roam.spi.Os;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A device, as this one knows it.
 *
 * @param id the fingerprint of its key, 32 characters
 * @param name what its user calls it
 * @param platformName the operating system as the device's own card names it, {@code linux}, {@code mac} or {@code windows}, or another text of
 *     a later version; empty if not known. {@link #platform} is the same as a value
 * @param state whether this device trusts it
 * @param by the name of the device that introduced or removed it, if that is its state; for one that wants to pair, empty
 */
public record Device(String id, String name, String platformName, TrustState state, Optional<String> by) {
    /** Returns a device that no other device introduced or removed. */
    public Device(String id, String name, String platformName, TrustState state) {
        this(id, name, platformName, state, Optional.empty());
    }

    /** A family of operating systems. */
    public enum Platform {
        LINUX,
        MAC,
        WINDOWS,
        /** One that this version does not know: {@link Device#platformName} has its name. */
        OTHER,
        /** No card of the device has arrived. */
        UNKNOWN
    }

    /** Returns the operating system of the device. */
    public Platform platform() {
        for (Os os : Os.values()) {
            if (os.word().equals(platformName)) {
                return Platform.valueOf(os.name());
            }
        }
        return platformName.isEmpty() ? Platform.UNKNOWN : Platform.OTHER;
    }

    /** Returns each name that several of the devices in use have, with their number. Upper and lower case are the same name. */
    public static Map<String, Integer> sharedNames(Collection<Device> devices) {
        Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        devices.stream()
                .filter(device -> device.state() == TrustState.SELF || device.state() == TrustState.PAIRED)
                .forEach(device -> counts.merge(device.name(), 1, Integer::sum));
        counts.values().removeIf(count -> count == 1);
        return counts;
    }

    /** Whether this device trusts another one, and why not. */
    public enum TrustState {
        /** This device. */
        SELF("this"),
        /** It is trusted: its batches are accepted. */
        PAIRED("paired"),
        /** It asks to be paired; the user has not decided. */
        ASKS("pending"),
        /** The user pairs with it, and its key has not arrived: nothing of it is accepted yet. */
        REQUESTED("requested"),
        /** A trusted device vouches for it; its batches are deferred until the user decides. */
        VOUCHED("introduced"),
        /** It is trusted, but another device removed it: its new batches are deferred until the user decides. */
        HELD("held"),
        /** Its user removed it from the circle. */
        LEFT("left"),
        /** It was unpaired: nothing new from it is accepted. */
        RETIRED("removed");

        private final String word;

        TrustState(String word) {
            this.word = word;
        }

        /** Returns the word for it in JSON. */
        public String word() {
            return word;
        }
    }

    /**
     * What removing a device did.
     *
     * @param device the removed device
     * @param kept the number of its messages that stay in the archive
     * @param removedBefore the name of another device that had removed it before
     */
    public record RemovalReport(Device device, long kept, Optional<String> removedBefore) {}

    /**
     * The pending messages of a device.
     *
     * @param conversations those that have pending messages, in the order of their ids
     */
    public record PendingReview(Device device, List<PendingConversation> conversations) {
        /** Copies the list. */
        public PendingReview {
            conversations = List.copyOf(conversations);
        }

        /** Returns the number of pending messages. */
        public long messages() {
            return conversations.stream()
                    .mapToLong(PendingConversation::messages)
                    .sum();
        }
    }

    /**
     * The pending messages of one conversation.
     *
     * @param conversation its id, 32 hex digits
     * @param tool the tool's id
     * @param title empty if none is known
     * @param messages the number of them
     * @param lines the first line of each that has text
     */
    public record PendingConversation(
            String conversation, String tool, Optional<String> title, long messages, List<PendingLine> lines) {
        /** Copies the list. */
        public PendingConversation {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The first line of a pending message.
     *
     * @param arrived when it arrived here, by this device's clock
     * @param role who wrote it
     */
    public record PendingLine(Instant arrived, Role role, String text) {}

    /** Returns the id in groups of four, for people to compare. */
    public String fingerprint() {
        return new DeviceId(id).fingerprint();
    }
}
