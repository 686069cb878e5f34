package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.TimestampParser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One bubble: a message, a step of the model's reasoning, or one tool call. */
final class Bubble {
    private static final Set<String> UNSETTLED = Set.of("loading", "started", "running", "pending", "generating");
    private static final List<String> CLOCKS =
            List.of("clientStartTime", "clientRpcSendTime", "clientSettleTime", "clientEndTime");

    // Chat tabs of 2024 say when what was attached to a message was looked up.
    private static final List<String> LOOKUPS = List.of("contextCacheTimestamp", "longFilesFitTimestamp");

    private final JsonView json;
    private final Map<String, JsonView> members;

    private Bubble(JsonView json) {
        this.json = json;
        this.members = json.members();
    }

    static Optional<Bubble> of(JsonView json) {
        return json.isObject() ? Optional.of(new Bubble(json)) : Optional.empty();
    }

    JsonView json() {
        return json;
    }

    Optional<JsonView> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns the text of a member; empty if there is none, or it is empty. */
    Optional<String> findText(String name) {
        return member(name).flatMap(JsonView::text).filter(text -> !text.isEmpty());
    }

    /** Returns what it says. Chat tabs of 2024 have a message's text in the state of the box in which it was typed. */
    Optional<String> spokenText() {
        return findText("text")
                .or(() -> findText("rawText"))
                .or(() -> member("delegate").flatMap(box -> box.findText("a")));
    }

    /** Returns the elements of a list. */
    List<JsonView> elements(String name) {
        return member(name).map(JsonView::elements).orElse(List.of());
    }

    /** Returns the member of a member. */
    Optional<JsonView> find(String outer, String inner) {
        return member(outer).flatMap(value -> value.find(inner));
    }

    /** Whether it is the user's; bubbles of the first versions have a type in words. */
    boolean isOfUser() {
        return member("type")
                .filter(type -> type.number().orElse(2) == 1
                        || type.text().filter("user"::equals).isPresent())
                .isPresent();
    }

    /** Returns the tool call, with its result. Any bubble may have one without a name, which means nothing. */
    Optional<JsonView> toolCall() {
        return member("toolFormerData").filter(tool -> tool.findText("name").isPresent());
    }

    /** Whether its tool call is running. */
    boolean isRunning() {
        return toolCall()
                .flatMap(tool -> tool.findText("status"))
                .filter(UNSETTLED::contains)
                .isPresent();
    }

    Optional<Instant> time() {
        return member("createdAt")
                .flatMap(TimestampParser::parse)
                .or(() -> CLOCKS.stream()
                        .flatMap(clock -> find("timingInfo", clock).stream())
                        .flatMap(time -> TimestampParser.parse(time).stream())
                        .findFirst())
                .or(() -> LOOKUPS.stream()
                        .flatMap(name -> member(name).stream())
                        .flatMap(time -> TimestampParser.parse(time).stream())
                        .findFirst());
    }

    /** Returns the folders that it names as the conversation's workspace. */
    Stream<String> folders() {
        Stream<String> uris = elements("workspaceUris").stream().flatMap(uri -> uri.text().stream());
        return Stream.concat(uris, findText("workspaceProjectDir").stream());
    }
}
