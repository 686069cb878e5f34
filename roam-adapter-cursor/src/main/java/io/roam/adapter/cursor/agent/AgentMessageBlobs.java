package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.ProtobufMessage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes messages of the user among blobs, by their fields: nothing else says what a blob is. */
final class AgentMessageBlobs {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private AgentMessageBlobs() {}

    /** Returns the text of a user's turn, which has the message's id beside it; empty if the blob is something else. */
    static Optional<String> findUserText(byte[] blob) {
        List<ProtobufMessage.Field> fields = ProtobufMessage.parse(blob).orElse(List.of());
        boolean named = ProtobufMessage.lastField(fields, 2)
                .filter(field -> UUID.matcher(field.text()).matches())
                .isPresent();
        return named
                ? ProtobufMessage.lastField(fields, 1)
                        .map(ProtobufMessage.Field::text)
                        .or(() -> Optional.of(""))
                : Optional.empty();
    }

    static boolean isOfUser(byte[] blob) {
        return findUserText(blob).isPresent()
                || JsonView.of(blob)
                        .flatMap(json -> json.findText("role"))
                        .filter("user"::equals)
                        .isPresent();
    }
}
