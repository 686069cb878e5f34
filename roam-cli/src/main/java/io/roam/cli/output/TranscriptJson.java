package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.cli.terminal.SafeText;
import io.roam.cli.terminal.Terminal;
import io.roam.json.Json;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import io.roam.transcript.Usage;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints a transcript as one JSON document, message by message, as it may not fit into memory. */
public final class TranscriptJson {
    private final Terminal terminal;
    private final boolean full;

    /** {@code full}: with what nobody said. */
    public TranscriptJson(Terminal terminal, boolean full) {
        this.terminal = terminal;
        this.full = full;
    }

    public void print(BranchTree.BranchTranscript branchTranscript) {
        Transcript transcript = branchTranscript.transcript();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("version", Terminal.JSON_VERSION);
        head.put("id", branchTranscript.conversation());
        head.put("branch", branchTranscript.branch());
        head.put("branches", branchTranscript.branches());
        head.put("tool", transcript.tool());
        head.put("title", transcript.title().orElse(null));
        head.put("folder", transcript.folder().orElse(null));
        head.put("toolVersion", transcript.toolVersion().orElse(null));
        String header = SafeText.escapeJson(Json.text(head));
        PrintStream out = terminal.rawOutput();
        out.print(header.substring(0, header.length() - 1) + ",\"messages\":[");
        printMessages(transcript);
        out.print("],\"pending\":[");
        String separator = "";
        for (BranchTree.PendingTranscript pending : branchTranscript.pending()) {
            out.print(separator);
            printPending(pending);
            separator = ",";
        }
        out.println("]}");
    }

    private void printPending(BranchTree.PendingTranscript pending) {
        PrintStream out = terminal.rawOutput();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("device", pending.device());
        head.putAll(SyncJson.messageToJson("pending", pending.reason()));
        String header = SafeText.escapeJson(Json.text(head));
        out.print(header.substring(0, header.length() - 1) + ",\"messages\":[");
        printMessages(pending.transcript());
        out.print("]}");
    }

    private void printMessages(Transcript transcript) {
        PrintStream out = terminal.rawOutput();
        try (Stream<Message> messages = transcript.messages()) {
            Iterator<Message> iterator = messages.flatMap(this::printed).iterator();
            while (iterator.hasNext()) {
                terminal.checkOutput();
                out.print("\n" + SafeText.escapeJson(Json.text(messageToJson(iterator.next())))
                        + (iterator.hasNext() ? "," : ""));
            }
        }
    }

    private Stream<Message> printed(Message message) {
        return full ? Stream.of(message) : message.withoutContext().stream();
    }

    private static Map<String, @Nullable Object> messageToJson(Message message) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", message.id());
        json.put("parent", message.parent().orElse(null));
        json.put("role", message.author().word());
        json.put("track", message.track());
        json.put("active", message.active());
        json.put("time", message.time().orElse(null));
        json.put("model", message.model().orElse(null));
        json.put("usage", message.usage().map(TranscriptJson::usageToJson).orElse(null));
        json.put("parts", message.parts().stream().map(PartJson::toJson).toList());
        return json;
    }

    private static Map<String, Long> usageToJson(Usage usage) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("input", usage.input());
        json.put("output", usage.output());
        json.put("cacheRead", usage.cacheRead());
        json.put("cacheWrite", usage.cacheWrite());
        return json;
    }
}
