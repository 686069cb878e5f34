package io.roam.sync;

import io.roam.api.SyncReport;
import io.roam.device.DeviceId;
import io.roam.device.RemovalNotice;
import io.roam.exchange.Exchange;
import io.roam.exchange.TrustView;
import io.roam.exchange.WaitCause;
import io.roam.exchange.WaitingBatch;
import io.roam.exchange.WaitingBatches;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what waits for the user's word about a device, or for messages that have not arrived. */
record PendingSummary(Exchange exchange) {
    /** Returns the devices of which something is pending, and those about which the user is asked. */
    List<SyncReport.PendingDevice> all() {
        TrustView view = exchange.trust().view();
        WaitingBatches waiting = exchange.receiver().waiting();
        Map<WaitCause, List<WaitingBatch>> byCause = Stream.concat(waiting.all().stream(), waiting.dangling().stream())
                .collect(Collectors.groupingBy(
                        WaitingBatch::cause, () -> new EnumMap<>(WaitCause.class), Collectors.toList()));
        List<SyncReport.PendingDevice> all = new ArrayList<>();
        byDevice(byCause, WaitCause.HELD, view.held())
                .forEach((device, batches) -> all.add(of(view, device, batches, heldReason(view, device))));
        byDevice(byCause, WaitCause.REMOVED, Set.of())
                .forEach((device, batches) -> all.add(of(view, device, batches, removedReason(view, device, batches))));
        byDevice(byCause, WaitCause.INTRODUCED, view.introduced().keySet())
                .forEach((device, batches) ->
                        all.add(of(view, device, batches, introducedReason(view, device, batches))));
        several(byCause.getOrDefault(WaitCause.UNKNOWN, List.of()), PendingSummary::unknownReason)
                .ifPresent(all::add);
        several(followers(byCause), PendingSummary::predecessorReason).ifPresent(all::add);
        return all;
    }

    /** Returns which devices removed this one, a sentence each. */
    List<String> removalsOfSelf() {
        TrustView view = exchange.trust().view();
        return view.noticesAboutSelf().stream()
                .sorted(Comparator.comparing(RemovalNotice::at).thenComparing(RemovalNotice::hash))
                .map(notice -> view.nameOf(notice.maker()) + " removed this device on "
                        + LocalDate.ofInstant(notice.at(), ZoneOffset.UTC) + ": it accepts no new messages from here")
                .toList();
    }

    private static Map<DeviceId, List<WaitingBatch>> byDevice(
            Map<WaitCause, List<WaitingBatch>> byCause, WaitCause cause, Set<DeviceId> asked) {
        Map<DeviceId, List<WaitingBatch>> all = new TreeMap<>();
        asked.forEach(device -> all.put(device, new ArrayList<>()));
        byCause.getOrDefault(cause, List.of())
                .forEach(batch -> all.computeIfAbsent(batch.device(), device -> new ArrayList<>())
                        .add(batch));
        return all;
    }

    /** Returns the batches that wait for earlier ones, but for those of conversations in which others wait for trust. */
    private static List<WaitingBatch> followers(Map<WaitCause, List<WaitingBatch>> byCause) {
        Set<String> told = new HashSet<>();
        byCause.forEach((cause, batches) -> {
            if (cause != WaitCause.PREDECESSOR) {
                told.addAll(conversations(batches));
            }
        });
        return byCause.getOrDefault(WaitCause.PREDECESSOR, List.of()).stream()
                .filter(batch -> !told.contains(batch.header().conversation().hex()))
                .toList();
    }

    private static SyncReport.PendingDevice of(
            TrustView view, DeviceId device, List<WaitingBatch> batches, Reason reason) {
        return new SyncReport.PendingDevice(
                device.text(), view.nameOf(device), messages(batches), conversations(batches), reason);
    }

    private static Optional<SyncReport.PendingDevice> several(
            List<WaitingBatch> batches, Function<List<WaitingBatch>, Reason> reason) {
        return batches.isEmpty()
                ? Optional.empty()
                : Optional.of(new SyncReport.PendingDevice(
                        "", "", messages(batches), conversations(batches), reason.apply(batches)));
    }

    /** State alone, such as a title, counts as one message a batch. */
    private static long messages(List<WaitingBatch> batches) {
        return batches.stream().mapToLong(batch -> Math.max(1, batch.events())).sum();
    }

    private static Set<String> conversations(List<WaitingBatch> batches) {
        return batches.stream()
                .map(batch -> batch.header().conversation().hex())
                .collect(Collectors.toSet());
    }

    private static Reason heldReason(TrustView view, DeviceId device) {
        return view.validNotices(device).stream()
                .min(Comparator.comparing(RemovalNotice::at).thenComparing(RemovalNotice::hash))
                .map(first -> heldReason(view, device, first))
                .orElseGet(() -> announcedReason(view, device));
    }

    private static Reason announcedReason(TrustView view, DeviceId device) {
        String name = view.nameOf(device);
        String by = view.announcersOf(device).stream().map(view::nameOf).collect(Collectors.joining(", "));
        return new Reason(
                name + " was removed, by the card of " + by + ". New messages from " + name + " are pending.",
                answers(view, device));
    }

    private static Reason heldReason(TrustView view, DeviceId device, RemovalNotice first) {
        String name = view.nameOf(device);
        String maker = view.nameOf(first.maker());
        boolean mutual = view.isHeld(first.maker())
                && view.validNotices(first.maker()).stream()
                        .anyMatch(notice -> notice.maker().equals(device));
        if (mutual) {
            return new Reason(
                    maker + " and " + name + " removed each other. New messages from both are pending.",
                    "unpair the one you no longer have");
        }
        return new Reason(
                maker + " removed " + name + " on " + LocalDate.ofInstant(first.at(), ZoneOffset.UTC)
                        + ". New messages from " + name + " are pending.",
                answers(view, device));
    }

    private static Remedy answers(TrustView view, DeviceId device) {
        return Remedy.run(ActionKind.UNPAIR, nameInCommand(view, device))
                .then(", or ")
                .then(ActionKind.PAIR, nameInCommand(view, device))
                .then(" to keep it");
    }

    private static Reason removedReason(TrustView view, DeviceId device, List<WaitingBatch> batches) {
        String name = view.nameOf(device);
        return new Reason(
                amount(messages(batches)) + " from " + name + (messages(batches) == 1 ? " is" : " are")
                        + " pending: no paired device had received them when " + name + " was removed",
                Remedy.run(ActionKind.REVIEW, nameInCommand(view, device)));
    }

    private static Reason introducedReason(TrustView view, DeviceId device, List<WaitingBatch> batches) {
        String name = view.nameOf(device);
        String by = view.introduced().getOrDefault(device, List.of()).stream()
                .map(view::nameOf)
                .collect(Collectors.joining(", "));
        String what = batches.isEmpty()
                ? name + ", introduced by " + by + ", is not paired with this device"
                : amount(messages(batches)) + " from " + name + ", introduced by " + by + ", are pending";
        return new Reason(what, Remedy.run(ActionKind.PAIR, nameInCommand(view, device)));
    }

    private static Reason unknownReason(List<WaitingBatch> batches) {
        long devices = batches.stream().map(WaitingBatch::device).distinct().count();
        return new Reason(
                amount(messages(batches)) + " from "
                        + (devices == 1
                                ? "a device that is not paired are"
                                : devices + " devices that are not paired are")
                        + " pending",
                Remedy.run(ActionKind.DEVICES));
    }

    private static Reason predecessorReason(List<WaitingBatch> batches) {
        return new Reason(amount(messages(batches)) + " are pending: earlier messages have not arrived yet", "");
    }

    private static String amount(long messages) {
        return messages == 1 ? "1 message" : messages + " messages";
    }

    private static String nameInCommand(TrustView view, DeviceId device) {
        return device.inCommand(view.nameOf(device));
    }
}
