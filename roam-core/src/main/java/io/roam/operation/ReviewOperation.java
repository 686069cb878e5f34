package io.roam.operation;

import io.roam.api.Device;
import io.roam.api.UnknownConversationException;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.exchange.WaitingBatch;
import io.roam.history.ConversationSummary;
import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the pending messages of a device, and accepts them by the user's word. */
public final class ReviewOperation {
    private final HomeContext context;
    private final DevicePairing pairing;

    public ReviewOperation(OpenHome home) {
        this.context = home.context();
        this.pairing = new DevicePairing(home);
    }

    /** Returns the pending messages of a device, in one conversation or in all. */
    public Device.PendingReview review(String name, Optional<String> conversation) {
        Device device = pairing.require(name);
        return describe(device, pendingOf(device, conversation));
    }

    /** Accepts the pending messages of a device that can be accepted, and returns them. */
    public Device.PendingReview keep(String name, Optional<String> conversation) {
        Device device = pairing.require(name);
        List<WaitingBatch> pending = pendingOf(device, conversation);
        Device.PendingReview shown = describe(device, pending);
        List<ConversationId> kept = context.exchange().receiver().waiting().keep(pending);
        pairing.renewCard();
        return new Device.PendingReview(
                device,
                shown.conversations().stream()
                        .filter(one -> kept.contains(new ConversationId(one.conversation())))
                        .toList());
    }

    private List<WaitingBatch> pendingOf(Device device, Optional<String> conversation) {
        DeviceId id = new DeviceId(device.id());
        List<WaitingBatch> pending = context.exchange().receiver().waiting().all().stream()
                .filter(batch -> batch.device().equals(id) && batch.waitsForTrust())
                .filter(batch -> conversation
                        .map(batch.header().conversation().hex()::startsWith)
                        .orElse(true))
                .toList();
        if (pending.isEmpty() && conversation.isPresent()) {
            throw new UnknownConversationException(
                    "no pending messages of " + device.name() + " in a conversation with an ID starting with \""
                            + conversation.get() + "\"",
                    ErrorLocation.none(),
                    Remedy.run(ActionKind.REVIEW, id.inCommand(device.name())));
        }
        return pending;
    }

    private Device.PendingReview describe(Device device, List<WaitingBatch> pending) {
        Map<ConversationId, List<WaitingBatch>> byConversation = pending.stream()
                .collect(Collectors.groupingBy(
                        batch -> batch.header().conversation(), TreeMap::new, Collectors.toList()));
        List<Device.PendingConversation> all = new ArrayList<>();
        byConversation.forEach((id, batches) -> all.add(new Device.PendingConversation(
                id.hex(),
                batches.get(0).header().tool(),
                context.pool().summary(id).flatMap(ConversationSummary::title),
                batches.stream().mapToLong(batch -> Math.max(1, batch.events())).sum(),
                batches.stream().flatMap(batch -> linesOf(batch).stream()).toList())));
        return new Device.PendingReview(device, all);
    }

    private List<Device.PendingLine> linesOf(WaitingBatch batch) {
        if (!context.exchange().receiver().waiting().isSigned(batch)) {
            return List.of();
        }
        Instant arrived = context.exchange().receiver().waiting().arrivedAt(batch);
        try (Stream<Message> messages = context.adapters()
                .require(batch.header().tool())
                .transcript(() -> batch.open().openRecords(0))
                .messages()) {
            return messages.flatMap(message -> lineOf(message, arrived).stream())
                    .toList();
        } catch (RoamException e) { // its tool needs what comes before, or is not known here
            return List.of();
        }
    }

    private static Optional<Device.PendingLine> lineOf(Message message, Instant arrived) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> new Device.PendingLine(
                        arrived, message.role(), text.lines().findFirst().orElse("")));
    }
}
