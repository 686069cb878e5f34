package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.FileLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first line of a rollout says of other rollouts. */
final class ThreadHeader {
    /** The instructions, which are long, stand behind all that is looked for. */
    private static final int LONGEST_BEGINNING = 1 << 12;

    private static final Pattern OWN_ID = Pattern.compile("[{,]\"id\":\"([^\"\\\\]*)\"");
    private static final Pattern ROOT_ID = Pattern.compile("[{,]\"session_id\":\"([^\"\\\\]*)\"");
    private static final Pattern PROVIDER = Pattern.compile("[{,]\"model_provider\":\"([^\"\\\\]*)\"");
    private static final Pattern PARENT_ID = Pattern.compile("[{,]\"parent_thread_id\":\"([^\"\\\\]*)\"");

    private ThreadHeader() {}

    /**
     * What a history begins with: the first bytes of another rollout.
     *
     * @param rollout the own ID of that one
     */
    record Base(String rollout, long length) {}

    /** Returns the thread that started this one as its subagent: its root, or its parent. */
    static Optional<String> findStarter(RolloutFile file) throws IOException {
        String line = readBeginning(file);
        Optional<String> parent = find(PARENT_ID, line);
        Optional<String> root =
                find(ROOT_ID, line).filter(id -> !find(OWN_ID, line).equals(Optional.of(id)));
        return root.or(() -> parent)
                .filter(RolloutName::isThreadId)
                .filter(id -> !id.equals(file.name().thread()));
    }

    /** Returns the provider of the model that the thread was begun with. */
    static Optional<String> findProvider(RolloutFile file) throws IOException {
        return find(PROVIDER, readBeginning(file));
    }

    private static String readBeginning(RolloutFile file) throws IOException {
        try (InputStream in = file.open()) {
            String beginning = new String(in.readNBytes(LONGEST_BEGINNING), StandardCharsets.UTF_8);
            return beginning.lines().findFirst().orElse("");
        }
    }

    /** Whether a file is long enough to hold the whole beginning of its first line. */
    static boolean isWritten(RolloutFile file) {
        return file.size() >= LONGEST_BEGINNING;
    }

    private static Optional<String> find(Pattern member, String line) {
        Matcher found = member.matcher(line);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Returns what the history of a rollout begins with; empty if it begins in the file itself. */
    static Optional<Base> findBase(RolloutFile file) throws IOException {
        try (FileLines lines = FileLines.of(file.path(), file.open())) {
            byte[] first = lines.next();
            return Optional.ofNullable(first)
                    .flatMap(JsonSlice::parse)
                    .flatMap(line -> line.member("payload"))
                    .flatMap(payload -> payload.member("history_base"))
                    .filter(JsonSlice::isObject)
                    .map(base -> new Base(
                            base.string("thread_id").orElse(""),
                            base.number("end_byte_offset").orElse(-1L)));
        }
    }
}
