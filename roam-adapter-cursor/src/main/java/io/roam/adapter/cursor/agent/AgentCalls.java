package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.BlobIds;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.transcript.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tool calls in the messages to the model, with arguments and results. A step's own fields for them are not documented. */
final class AgentCalls {
    private final Map<String, Part.ToolCall> calls = new HashMap<>();
    private final Map<String, Part.ToolResult> results = new HashMap<>();
    private final List<String> ordered = new ArrayList<>();

    /** Adds the calls and results in the blobs of a session. One of the blobs is the root, which gives their order. */
    void addBlobs(List<RecordRow> blobs) {
        Map<String, JsonView> messages = new HashMap<>();
        List<RecordRow> roots = new ArrayList<>();
        for (RecordRow blob : blobs) {
            JsonView.of(blob.value())
                    .filter(JsonView::isObject)
                    .ifPresentOrElse(
                            json -> messages.put(blob.key().substring(blob.key().indexOf(':') + 1), json),
                            () -> roots.add(blob));
        }
        inRootOrder(roots, messages).forEach(json -> partsOf(json).forEach(this::addPart));
    }

    private static List<JsonView> inRootOrder(List<RecordRow> roots, Map<String, JsonView> messages) {
        List<JsonView> best = List.of();
        for (RecordRow root : roots) {
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

    /** Returns the calls in the order in which the session's root names them. */
    CallOrder inCallOrder() {
        return new CallOrder(new ArrayDeque<>(ordered));
    }

    /** Assigns calls to steps, which are in the same order. */
    final class CallOrder {
        private final Deque<String> left;

        private CallOrder(Deque<String> left) {
            this.left = left;
        }

        /** Returns the call with an id, or without an id the next call in the order. */
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
