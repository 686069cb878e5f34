package io.roam.adapter.codex;

import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A home of the tool on a test machine, written as the tool writes it. */
final class CodexHome {
    static final String LEGACY = "01a2293f-995f-7c63-9cde-6518ff7b6d02";
    static final String PAGINATED = "01a22931-23ce-7fc2-b474-2d139d8e2846";
    static final String OTHER = "01a2294a-0000-7c63-9cde-6518ff7b6d03";
    static final String OLD_SUBAGENT = "01a2294a-1111-7c63-9cde-6518ff7b6d03";
    static final String SEGMENT = "01a22931-cb93-7851-b05a-f1e08ed83b69";
    static final String SUBAGENT = "01a22932-2212-7ef2-9866-72604e75b33f";
    static final String FORK = "01a22931-f2db-75d2-b9cb-e22440ab7d12";

    private final Path root;
    private int seconds;

    CodexHome(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root.resolve("sessions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CodexHome on(TestMachine machine) {
        return new CodexHome(machine.home().resolve(".codex"));
    }

    Path root() {
        return root;
    }

    /** Returns the path of a rollout that was begun at that second. */
    Path rollout(String time, String ids) {
        return root.resolve("sessions/2026/11/29/rollout-2026-11-29T21-" + time + "-" + ids + ".jsonl");
    }

    /** Appends lines to a file, with the numbers that follow, if its lines have numbers. */
    void append(Path file, boolean isNumbered, String... lines) {
        try {
            Files.createDirectories(file.getParent());
            long next = isNumbered ? nextOrdinal(file) : 0;
            StringBuilder text = new StringBuilder();
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                text.append(new String(isNumbered ? LineOrdinal.put(bytes, next) : bytes, StandardCharsets.UTF_8))
                        .append('\n');
                next++;
            }
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nextOrdinal(Path file) throws IOException {
        long next = 0;
        if (Files.exists(file)) {
            for (String line : Files.readString(file).split("\n")) {
                OptionalLong ordinal = LineOrdinal.find(line.getBytes(StandardCharsets.UTF_8));
                next = Math.max(next, ordinal.orElse(-1) + 1);
            }
        }
        return next;
    }

    /** Returns the last rollout of a thread. */
    Path head(String thread) {
        return rollouts().stream()
                .filter(file -> RolloutName.parse(file).orElseThrow().thread().equals(thread))
                .max((one, other) -> RolloutName.parse(one)
                        .orElseThrow()
                        .compareTo(RolloutName.parse(other).orElseThrow()))
                .orElseThrow();
    }

    List<Path> rollouts() {
        try (Stream<Path> files = Files.walk(root.resolve("sessions"))) {
            return new ArrayList<>(
                    files.filter(file -> RolloutName.parse(file).isPresent()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line, a second later than the one before. */
    String line(String type, String payload) {
        seconds++;
        return "{\"timestamp\":\"2026-11-29T21:" + String.format("%02d:%02d", 30 + seconds / 60, seconds % 60)
                + ".123Z\",\"type\":\"" + type + "\",\"payload\":{" + payload + "}}";
    }

    String header(String thread, String more) {
        return line(
                "session_meta",
                "\"session_id\":\"" + thread + "\",\"id\":\"" + thread
                        + "\",\"timestamp\":\"2026-11-29T21:23:36.016Z\",\"cwd\":\"/home/ann/work\",\"originator\":\"codex-tui\","
                        + "\"cli_version\":\"0.171.0\",\"source\":\"cli\",\"model_provider\":\"openai\"" + more);
    }

    String user(String text) {
        return line(
                "response_item",
                "\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"" + text
                        + "\"}]");
    }

    String assistant(String text) {
        return line(
                "response_item",
                "\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"" + text
                        + "\"}]");
    }

    String turn() {
        return line(
                "turn_context",
                "\"turn_id\":\"t\",\"cwd\":\"/home/ann/work\",\"approval_policy\":\"never\",\"model\":\"gpt-5\"");
    }

    /** Returns a line that roam wrote: it says what may be done on this machine. */
    String ownLine() {
        return line(
                "turn_context",
                "\"roam\":true,\"turn_id\":\"roam\",\"cwd\":\"/home/ann/work\",\"approval_policy\":\"on-request\","
                        + "\"sandbox_policy\":{\"type\":\"read-only\"},\"model\":\"gpt-5\"");
    }

    /** Gives a thread a name, as the tool does. */
    void rename(String thread, String name) {
        seconds++;
        append(
                root.resolve("session_index.jsonl"),
                false,
                "{\"id\":\"" + thread + "\",\"thread_name\":\"" + name + "\",\"updated_at\":\"2026-11-29T22:00:"
                        + String.format("%02d", seconds % 60) + ".5Z\"}");
    }

    /** Writes a thread of the old kind, with a call of a tool. */
    void writeLegacy() {
        append(
                rollout("39-23", LEGACY),
                false,
                header(LEGACY, ""),
                line(
                        "response_item",
                        "\"type\":\"message\",\"role\":\"developer\",\"content\":[{\"type\":\"input_text\",\"text\":\"be kind\"}]"),
                user("<environment_context>here</environment_context>"),
                turn(),
                user("hello"),
                line("event_msg", "\"type\":\"user_message\",\"message\":\"hello\""),
                line(
                        "response_item",
                        "\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"think\"}],\"encrypted_content\":\"c2VjcmV0\""),
                line(
                        "response_item",
                        "\"type\":\"function_call\",\"name\":\"exec_command\",\"arguments\":\"{\\\"cmd\\\":\\\"ls\\\"}\",\"call_id\":\"call1\""),
                line(
                        "response_item",
                        "\"type\":\"function_call_output\",\"call_id\":\"call1\",\"output\":\"one file\""),
                assistant("here it is"),
                "torn } line of the tool that is no row of JSON at all, and long enough to be one that is delivered",
                line("compacted", "\"message\":\"the summary\",\"replacement_history\":[]"),
                user("hello"),
                assistant("hello again"));
    }

    /** Writes another thread of the old kind, with a subagent and a name. */
    void writeOther() {
        append(
                rollout("45-00", OTHER),
                false,
                header(OTHER, ""),
                turn(),
                user("good evening"),
                assistant("good night"),
                ownLine(),
                user("once more"),
                assistant("good night once more"));
        append(
                rollout("45-10", OLD_SUBAGENT),
                false,
                line(
                        "session_meta",
                        "\"session_id\":\"" + OTHER + "\",\"id\":\"" + OLD_SUBAGENT
                                + "\",\"timestamp\":\"2026-11-29T21:45:10.107Z\",\"cwd\":\"/home/ann/work\",\"source\":{\"subagent\":\"review\"}"),
                user("review the change"),
                assistant("nothing to say of it"));
        rename(OTHER, "The evening");
    }

    /** Writes a thread of the new kind that was rewound once, with a subagent and a name. */
    void writePaginated() {
        Path first = rollout("23-36", PAGINATED);
        append(
                first,
                true,
                header(PAGINATED, ",\"history_mode\":\"paginated\""),
                turn(),
                user("count the beacons"),
                assistant("there are three"));
        long length = first.toFile().length();
        append(first, true, user("what is wrong"), assistant("this is taken back"));
        Path second = rollout("24-18", PAGINATED + "_" + SEGMENT);
        append(
                second,
                false,
                new String(
                        LineOrdinal.put(
                                header(
                                                PAGINATED,
                                                ",\"history_mode\":\"paginated\",\"history_base\":{\"thread_id\":\""
                                                        + PAGINATED
                                                        + "\",\"end_ordinal_exclusive\":4,\"end_byte_offset\":" + length
                                                        + "}")
                                        .getBytes(StandardCharsets.UTF_8),
                                4),
                        StandardCharsets.UTF_8));
        append(second, true, turn(), user("go on"), assistant("going on after that"));
        append(
                rollout("24-41", SUBAGENT),
                true,
                line(
                        "session_meta",
                        "\"session_id\":\"" + PAGINATED + "\",\"id\":\"" + SUBAGENT + "\",\"parent_thread_id\":\""
                                + PAGINATED
                                + "\",\"timestamp\":\"2026-11-29T21:24:41.107Z\",\"cwd\":\"/home/ann/work\",\"source\":{\"subagent\":"
                                + "{\"thread_spawn\":{\"parent_thread_id\":\"" + PAGINATED
                                + "\"}}},\"history_mode\":\"paginated\""),
                user("look at it closely"),
                assistant("looked at it"));
        rename(PAGINATED, "The beacon");
    }

    /** Forks the thread of the new kind at its end, as the tool does. */
    void fork() {
        Path left = head(PAGINATED);
        append(
                rollout("24-29", FORK),
                true,
                header(
                        FORK,
                        ",\"forked_from_id\":\"" + PAGINATED
                                + "\",\"history_mode\":\"paginated\",\"history_base\":{\"thread_id\":\"" + SEGMENT
                                + "\",\"end_ordinal_exclusive\":8,\"end_byte_offset\":"
                                + left.toFile().length() + "}"),
                user("words in the fork"),
                assistant("said in the fork"));
    }
}
