package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A bubble's place in its conversation's list.
 *
 * @param bubble the bubble's id; empty if the entry names none
 * @param json the entry: of a list of headers, or the bubble itself where the list holds them whole
 */
record BubbleEntry(String bubble, JsonView json) {
    /** Returns the entries of a list, in which the member {@code id} is a bubble's id. */
    static List<BubbleEntry> parseList(JsonView list, String id) {
        return list.elements().stream()
                .map(json -> new BubbleEntry(json.findText(id).orElse(""), json))
                .toList();
    }

    /** 1: the user, 2: the model. */
    OptionalLong type() {
        return json.find("type").map(JsonView::number).orElse(OptionalLong.empty());
    }

    /** Whether it is the user's; a chat tab says it in words. */
    boolean isOfUser() {
        return type().orElse(0) == 1
                || json.findText("type").filter("user"::equals).isPresent();
    }

    /** Returns the identity of the bubble's event; empty if only the content identifies it. */
    Optional<byte[]> identity() {
        return bubble.isEmpty() ? Optional.empty() : Optional.of(bubble.getBytes(UTF_8));
    }
}
