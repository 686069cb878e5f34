package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.stream.Collectors;

/** Reads the text that the user typed. */
public final class UserText {
    private static final int QUERY = 1;
    private static final int RESPONSE = 2;
    private static final int ITEMS = 3;

    private UserText() {}

    public static String textOf(Step input) {
        WireMessage body = input.body();
        return body.text(RESPONSE).or(() -> body.text(QUERY)).orElseGet(() -> itemsText(body));
    }

    private static String itemsText(WireMessage body) {
        return body.messages(ITEMS).flatMap(item -> item.text(1).stream()).collect(Collectors.joining());
    }
}
