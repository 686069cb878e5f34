package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.claude.VendorSdk.ListedSession;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares how roam reads a session with how the vendor's SDK does. Each difference that is on purpose says why. */
final class VendorJudgement {
    private final ListedSession vendor;
    private final List<Map<String, Object>> rows;
    private final String title;
    private final List<Message> active;

    VendorJudgement(ListedSession vendor, String text, Transcript transcript) {
        this.vendor = vendor;
        this.rows = text.lines().map(PlainJson::object).toList();
        this.title = transcript.title().orElse("");
        this.active = transcript.all().stream()
                .filter(message -> message.active() && message.track().isEmpty())
                .toList();
    }

    void check() {
        checkTitle();
        checkMessages();
    }

    private void checkTitle() {
        Set<Object> own = summaries(true);
        if (own.contains(title)) {
            // The SDK reads the last 64 KB of a file alone: it misses a summary before that.
            assertThat(own).contains(title);
        } else if (summaries(false).contains(vendor.title())) {
            // The summary of another session is no title of this one: its leaf is no message here.
            assertTitled(vendor.firstPrompt());
        } else if (sidechainTexts().contains(vendor.firstPrompt())) {
            // What the model told a subagent, in the same file up to 1.0, is not the user's.
            assertThat(sidechainTexts()).doesNotContain(title);
        } else {
            assertTitled(vendor.title());
        }
    }

    /** A title of roam's is cut sooner, has single spaces, and of a command its arguments, as the tool's own list. */
    private void assertTitled(String expected) {
        String line = onOneLine(expected);
        if (line.startsWith("/") && !line.contains(" ")) {
            assertThat(title + " ").startsWith(line + " ");
        } else if (title.endsWith("…")) {
            assertThat(line).startsWith(title.substring(0, title.length() - 1));
        } else {
            assertThat(title).isEqualTo(line);
        }
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Set<Object> summaries(boolean own) {
        Set<Object> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getOrDefault("uuid", "")));
        Set<Object> summaries = new HashSet<>();
        rows.stream()
                .filter(row -> "summary".equals(row.get("type")) && ids.contains(row.get("leafUuid")) == own)
                .forEach(row -> summaries.add(row.get("summary")));
        return summaries;
    }

    private Set<String> sidechainTexts() {
        Set<String> texts = new HashSet<>();
        for (Map<String, Object> row : rows) {
            Object content = PlainJson.map(row.get("message")).get("content");
            if ("true".equals(row.get("isSidechain"))) {
                texts.add(shownOf(String.valueOf(content)));
                PlainJson.list(content)
                        .forEach(block -> texts.add(
                                shownOf(String.valueOf(PlainJson.map(block).get("text")))));
            }
        }
        return texts;
    }

    /** Returns a text as the SDK shows it. */
    private static String shownOf(String text) {
        String line = text.replace('\n', ' ').strip();
        return line.length() <= 200 ? line : line.substring(0, 200).strip() + "…";
    }

    private void checkMessages() {
        List<String> theirs = new ArrayList<>(new LinkedHashSet<>(vendor.messages()));
        int compaction = lastCompaction();
        // Before a compaction stands what was said, too; the SDK leaves it out, but for the messages that the
        // compaction kept.
        List<String> before = spoken(active.subList(0, compaction));
        List<String> after = theirs.stream().filter(id -> !before.contains(id)).toList();
        assertThat(withSortedResults(spoken(active.subList(compaction, active.size()))))
                .isEqualTo(withSortedResults(after));
        List<String> kept = theirs.stream().filter(before::contains).toList();
        assertThat(before).containsAll(kept);
        if (compaction == 0) {
            assertThat(kept).isEmpty();
        }
    }

    /** The results of calls made at once stand in the order of the file; the SDK has those first that it finds by links. */
    private List<String> withSortedResults(List<String> ids) {
        Set<String> results = active.stream()
                .filter(message -> message.parts().stream().allMatch(Part.ToolResult.class::isInstance))
                .map(Message::id)
                .collect(Collectors.toSet());
        List<String> sorted = new ArrayList<>(ids);
        for (int from = 0; from < sorted.size(); from++) {
            int to = from;
            while (to < sorted.size() && results.contains(sorted.get(to))) {
                to++;
            }
            Collections.sort(sorted.subList(from, to));
            from = to;
        }
        return sorted;
    }

    private int lastCompaction() {
        for (int i = active.size() - 1; i >= 0; i--) {
            Message message = active.get(i);
            boolean compaction = message.parts().stream()
                    .anyMatch(part ->
                            part instanceof Part.Notice notice && notice.kind().equals("compaction"));
            if (message.role() == Role.SYSTEM && compaction) {
                return i;
            }
        }
        return 0;
    }

    /** Returns the ids of the messages of the user and the model. */
    private static List<String> spoken(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .filter(message -> message.withoutContext().isPresent())
                .map(Message::id)
                .toList();
    }
}
