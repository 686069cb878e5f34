package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.FileUri;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.adapter.windsurf.wire.WireWords;
import java.util.Optional;

/** Renders the change of a file. */
final class EditText {
    private static final int SPEC = 1;
    private static final int RESULT = 2;
    private static final int EDIT = 1;
    private static final int DELETE = 4;
    private static final int DIFF = 2;
    private static final int PATH = 8;
    private static final int CREATED = 11;
    private static final int CONTENT = 14;

    private EditText() {}

    /** Renders the change; empty if no file is named. */
    static String render(WireMessage body) {
        WireMessage edit = body.message(RESULT).message(EDIT);
        Optional<String> path = edit.text(PATH).map(FileUri::displayText);
        return path.map(file -> verbOf(body, edit) + " " + file + "\n" + changeOf(edit))
                .orElse("");
    }

    private static String verbOf(WireMessage body, WireMessage edit) {
        if (body.message(SPEC).has(DELETE)) {
            return "deleted";
        }
        boolean created = edit.field(CREATED)
                .filter(field -> field.isLengthDelimited() || field.asNumber() != 0)
                .isPresent();
        return created ? "created" : "edited";
    }

    private static String changeOf(WireMessage edit) {
        return edit.field(DIFF)
                .map(EditText::diffText)
                .filter(text -> !text.isEmpty())
                .or(() -> edit.text(CONTENT))
                .orElse("");
    }

    /** Returns the diff, which may be a text, or a message of unknown form. */
    private static String diffText(WireField diff) {
        boolean isText = diff.value() < diff.to() && diff.in()[diff.value()] >= ' ';
        return isText ? diff.asText() : diff.asMessage().map(WireWords::render).orElseGet(diff::asText);
    }
}
