package io.roam.adapter.cursor.editor;

import com.google.common.collect.Sets;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.OmittedValues;
import io.roam.adapter.cursor.rows.PermissionNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A conversation's document: the value of {@code composerData:ID}, or an element of the list in older versions. */
final class ConversationDocument {
    /** Members that are not transferred: id, place on this machine, drafts, and the list of bubbles. */
    static final Set<String> OMITTED = Set.of(
            "composerId",
            "tabId",
            "workspaceIdentifier",
            "text",
            "richText",
            "fullConversationHeadersOnly",
            "conversation",
            "bubbles");

    private final JsonView json;
    private final Map<String, JsonView> members;

    private ConversationDocument(JsonView json) {
        this.json = json;
        this.members = json.members();
    }

    static Optional<ConversationDocument> of(JsonView json) {
        return json.isObject() ? Optional.of(new ConversationDocument(json)) : Optional.empty();
    }

    static Optional<ConversationDocument> of(byte[] value) {
        return JsonView.of(value).flatMap(ConversationDocument::of);
    }

    /** Returns the bytes that it was read from. */
    byte[] source() {
        return json.source();
    }

    Optional<JsonView> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Optional<String> findText(String name) {
        return member(name).flatMap(JsonView::text).filter(text -> !text.isEmpty());
    }

    Optional<String> title() {
        return findText("name").or(() -> findText("chatTitle"));
    }

    OptionalLong number(String name) {
        return member(name).map(JsonView::number).orElse(OptionalLong.empty());
    }

    /** Returns the folder that it names as its workspace. */
    Optional<String> workspaceFolder(WorkspaceBindings bindings) {
        return bindings.workspaceFolderOf(json);
    }

    /** Returns the list of bubbles, which alone gives their order. Older documents contain the bubbles instead. */
    List<BubbleEntry> headerEntries() {
        return member("fullConversationHeadersOnly")
                .map(list -> BubbleEntry.parseList(list, "bubbleId"))
                .orElse(List.of());
    }

    /** Returns the bubbles that an older document contains. */
    List<BubbleEntry> inlineEntries() {
        return member("conversation")
                .map(list -> BubbleEntry.parseList(list, "bubbleId"))
                .orElse(List.of());
    }

    /** Returns the bubbles of a chat tab that were sent. */
    List<BubbleEntry> tabEntries() {
        List<BubbleEntry> all = allTabEntries();
        return all.subList(0, InputBox.countSent(all));
    }

    /** Returns the input box of a chat tab. */
    Optional<BubbleEntry> inputBox() {
        List<BubbleEntry> all = allTabEntries();
        return all.stream().skip(InputBox.countSent(all)).findFirst();
    }

    private List<BubbleEntry> allTabEntries() {
        return member("bubbles").map(list -> BubbleEntry.parseList(list, "id")).orElse(List.of());
    }

    /** Whether it is a chat tab of the first versions. */
    boolean isTab() {
        return members.containsKey("tabId");
    }

    /** Whether the document says that the model is answering. */
    boolean isGenerating() {
        return findText("status").filter("generating"::equals).isPresent()
                || !generatingBubbles().isEmpty();
    }

    /** Returns the ids of bubbles that are being written. */
    Set<String> generatingBubbles() {
        Set<String> ids = new HashSet<>();
        member("generatingBubbleIds").stream()
                .flatMap(list -> list.elements().stream())
                .forEach(id -> id.text().ifPresent(ids::add));
        return ids;
    }

    /** Returns the document in transferred form. */
    byte[] forTransfer() {
        return OmittedValues.omit(json, omitted());
    }

    /** Returns the names of the members that are not transferred; among them those that say what may run without a question. */
    Set<String> omitted() {
        return Sets.union(OMITTED, PermissionNames.among(json));
    }

    /** Whether it says what may run without a question. */
    boolean grantsPermissions() {
        return PermissionNames.isGrant(json);
    }
}
