package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.BlobIds;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.TransferRow;
import io.roam.transcript.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of tools as the model was told them, with their arguments and results: a step names them by fields that nobody has described. */
final class AgentCalls {
    private final Map<String, Part.ToolCall> calls = new HashMap<>();
    private final Map<String, Part.ToolResult> results = new HashMap<>();
    private final List<String> ordered = new ArrayList<>();

    /** Takes what the blobs of a session tell; the root, which stands among them, tells their order. */
    void addBlobs(List<TransferRow> blobs) {
        Map<String, JsonView> messages = new HashMap<>();
        List<TransferRow> roots = new ArrayList<>();
        for (TransferRow blob : blobs) {
            JsonView.of(blob.value())
                    .filter(JsonView::isObject)
                    .ifPresentOrElse(
                            json -> messages.put(blob.key().substring(blob.key().indexOf(':') + 1), json),
                            () -> roots.add(blob));
        }
        inRootOrder(roots, messages).forEach(json -> partsOf(json).forEach(this::addPart));
    }

    private static List<JsonView> inRootOrder(List<TransferRow> roots, Map<String, JsonView> messages) {
        List<JsonView> best = List.of();
        for (TransferRow root : roots) {
            List<JsonView> named = BlobIds.idsInMessage(root.value()).stream()
                    .filter(messages::containsKey)
                    .map(messages::get)
                    .toList();
            best = named.size() > best.size() ? named : best;
        }
        return best;
    }

    private static List<Part> partsOf(JsonView message) {
        return new AgentMessage(message).toMessage().parts();
    }

    private void addPart(Part part) {
        if (part instanceof Part.ToolCall call && calls.put(call.id(), call) == null) {
            ordered.add(call.id());
        } else if (part instanceof Part.ToolResult result) {
            results.put(result.call(), result);
        }
    }

    /** Begins a telling. */
    CallOrder inCallOrder() {
        return new CallOrder(new ArrayDeque<>(ordered));
    }

    /** Finds the calls of steps, which come in the same order. */
    final class CallOrder {
        private final Deque<String> left;

        private CallOrder(Deque<String> left) {
            this.left = left;
        }

        /** The call of that id; where a step names none, the next one of that order. */
        Optional<Part.ToolCall> findCall(Optional<String> id) {
            String next = id.orElseGet(() -> left.isEmpty() ? "" : left.removeFirst());
            id.ifPresent(left::remove);
            return Optional.ofNullable(calls.get(next));
        }

        Optional<Part.ToolResult> findResult(String id) {
            return Optional.ofNullable(results.get(id));
        }
    }
}
