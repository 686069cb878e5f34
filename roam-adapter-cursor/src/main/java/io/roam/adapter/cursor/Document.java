package io.roam.adapter.cursor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A conversation's own document: the value of {@code composerData:ID}, or what older versions keep in one list with all others. */
final class Document {
    /** What a document does not carry: who it is, where it belongs on this machine, what is only half typed, and what is told by its bubbles. */
    static final Set<String> HOLES = Set.of(
            "composerId",
            "tabId",
            "workspaceIdentifier",
            "text",
            "richText",
            "fullConversationHeadersOnly",
            "conversation",
            "bubbles");

    private final Json json;
    private final Map<String, Json> members;

    private Document(Json json) {
        this.json = json;
        this.members = json.members();
    }

    static Optional<Document> of(Json json) {
        return json.isObject() ? Optional.of(new Document(json)) : Optional.empty();
    }

    static Optional<Document> of(byte[] value) {
        return Json.of(value).flatMap(Document::of);
    }

    /** The bytes that it was read from. */
    byte[] source() {
        return json.source();
    }

    Optional<Json> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Optional<String> text(String name) {
        return member(name).flatMap(Json::text).filter(text -> !text.isEmpty());
    }

    /** The name that the tool gave it. */
    Optional<String> title() {
        return text("name").or(() -> text("chatTitle"));
    }

    OptionalLong number(String name) {
        return member(name).map(Json::number).orElse(OptionalLong.empty());
    }

    /** The folder that it names as its workspace. */
    Optional<String> workspace(Bindings bindings) {
        return bindings.folder(json);
    }

    /** The list of bubbles, which alone says their order; older documents hold the bubbles themselves. */
    List<Entry> headers() {
        return member("fullConversationHeadersOnly")
                .map(list -> Entry.of(list, "bubbleId"))
                .orElse(List.of());
    }

    /** The bubbles that stand in the document, if no list names any. */
    List<Entry> inline() {
        return member("conversation").map(list -> Entry.of(list, "bubbleId")).orElse(List.of());
    }

    /** The bubbles of a chat tab. */
    List<Entry> tab() {
        return member("bubbles").map(list -> Entry.of(list, "id")).orElse(List.of());
    }

    /** Whether it is a chat tab of the first versions. */
    boolean isTab() {
        return members.containsKey("tabId");
    }

    /** Whether the model is answering, as the document says. */
    boolean isGenerating() {
        return text("status").filter("generating"::equals).isPresent()
                || !generating().isEmpty();
    }

    /** The bubbles that are being written. */
    Set<String> generating() {
        Set<String> ids = new HashSet<>();
        member("generatingBubbleIds").stream()
                .flatMap(list -> list.elements().stream())
                .forEach(id -> id.text().ifPresent(ids::add));
        return ids;
    }

    /** The document as it travels. */
    byte[] travelling() {
        return Holes.in(json, HOLES);
    }
}
