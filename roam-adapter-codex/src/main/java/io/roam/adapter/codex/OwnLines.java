package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines that roam writes behind a placed thread. They name the folder of this machine, so that the tool lists the thread there, and the least rights,
 * so that nobody continues it with those of another machine. The tool ignores the member {@code roam}, by which roam recognizes these lines.
 */
final class OwnLines {
    private static final String UNKNOWN_MODEL = "gpt-5";
    private static final String UNKNOWN_PROVIDER = "openai";
    private static final String UNKNOWN_TIME = "1970-01-01T00:00:00.000Z";
    private static final String READ_ONLY =
            "{\"type\":\"managed\",\"network\":\"restricted\",\"file_system\":{\"type\":\"restricted\","
                    + "\"entries\":[{\"path\":{\"type\":\"special\",\"value\":{\"kind\":\"root\"}},\"access\":\"read\"}]}}";

    private boolean isBegun;
    private boolean isPaginated;
    private String provider = UNKNOWN_PROVIDER;
    private String model = UNKNOWN_MODEL;
    private String time = UNKNOWN_TIME;

    /** Whether a line is one of these. */
    static boolean isOwn(JsonSlice line) {
        return line.member("payload").filter(payload -> payload.isTrue("roam")).isPresent();
    }

    /** Takes the next line of the thread, the first one first, and learns from it. */
    void add(JsonSlice line) {
        line.string("timestamp").ifPresent(stamp -> time = stamp);
        line.member("payload")
                .ifPresent(payload -> addPayload(line.string("type").orElse(""), payload));
        isBegun = true;
    }

    private void addPayload(String type, JsonSlice payload) {
        switch (type) {
            case "session_meta" -> addHeader(payload);
            case "turn_context" -> addModel(payload);
            case "event_msg" ->
                payload.member("thread_settings")
                        .filter(settings -> payload.string("type")
                                .filter("thread_settings_applied"::equals)
                                .isPresent())
                        .ifPresent(this::addModel);
            default -> {} // states nothing of it
        }
    }

    private void addHeader(JsonSlice payload) {
        if (!isBegun) {
            isPaginated =
                    payload.string("history_mode").filter("paginated"::equals).isPresent();
            provider = payload.string("model_provider").orElse(provider);
        }
    }

    private void addModel(JsonSlice turn) {
        model = turn.string("model").orElse(model);
    }

    /** Whether the thread's lines have numbers. */
    boolean isPaginated() {
        return isPaginated;
    }

    /** Returns the lines for the thread of that session in that folder, without numbers. */
    List<byte[]> write(String session, Path folder) {
        return List.of(turnContext(folder), settings(session, folder));
    }

    /** It names no turn: behind the ID of a turn that is not there, the tool passes over compactions, and the old one over messages. */
    private byte[] turnContext(Path folder) {
        return line(
                "turn_context",
                "{\"roam\":true,\"cwd\":" + quoted(folder)
                        + ",\"approval_policy\":\"on-request\",\"sandbox_policy\":{\"type\":\"read-only\"},\"model\":"
                        + JsonSlice.quoted(model) + ",\"summary\":\"auto\"}");
    }

    private byte[] settings(String session, Path folder) {
        String quotedModel = JsonSlice.quoted(model);
        return line(
                "event_msg",
                "{\"type\":\"thread_settings_applied\",\"roam\":true,\"thread_id\":" + JsonSlice.quoted(session)
                        + ",\"thread_settings\":{\"model\":" + quotedModel + ",\"model_provider_id\":"
                        + JsonSlice.quoted(provider)
                        + ",\"approval_policy\":\"on-request\",\"approvals_reviewer\":\"user\",\"permission_profile\":"
                        + READ_ONLY
                        + ",\"cwd\":" + quoted(folder)
                        + ",\"collaboration_mode\":{\"mode\":\"default\",\"settings\":{\"model\":"
                        + quotedModel + "}}}}");
    }

    private byte[] line(String type, String payload) {
        return ("{\"timestamp\":" + JsonSlice.quoted(time) + ",\"type\":\"" + type + "\",\"payload\":" + payload + "}")
                .getBytes(UTF_8);
    }

    private static String quoted(Path folder) {
        return JsonSlice.quoted(folder.toString());
    }
}
