package io.roam.cli.output;

import io.roam.api.PeerConnection;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the connections to other devices. */
public final class ConnectionText {
    private final CommandContext context;

    public ConnectionText(CommandContext context) {
        this.context = context;
    }

    /**
     * Prints one line per device.
     *
     * @param compared whether both devices were just compared, so that equality can be stated
     */
    public void print(List<PeerConnection> connections, boolean compared) {
        for (PeerConnection connection : connections) {
            boolean equal = connection.lacks() == 0 && connection.offers() == 0;
            Style style = connection.isConnected() && equal ? Style.GOOD : Style.WARNING;
            context.terminal()
                    .print(style.apply(connection.device().name()) + " " + describe(connection, compared && equal));
        }
    }

    private String describe(PeerConnection connection, boolean equal) {
        if (!connection.isConnected()) {
            Instant now = context.machine().clock().instant();
            return "is not connected"
                    + connection
                            .seen()
                            .map(then -> ", was last " + RelativeTime.format(then, now, context.zone()))
                            .orElse("");
        }
        String how = connection.link().equals("relayed") ? "over a relay" : "directly";
        if (equal) {
            return "is equal with this device, connected " + how;
        }
        List<String> missing = new ArrayList<>();
        if (connection.lacks() > 0) {
            missing.add("it still lacks " + AmountText.count(connection.lacks(), "file"));
        }
        if (connection.offers() > 0) {
            missing.add("this device still lacks " + AmountText.count(connection.offers(), "file"));
        }
        return "is connected " + how + (missing.isEmpty() ? "" : "; " + String.join(", ", missing));
    }

    public static Map<String, @Nullable Object> toJson(PeerConnection connection) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", connection.device().id());
        json.put("name", connection.device().name());
        json.put("transport", connection.transport());
        json.put("link", connection.link());
        json.put("seen", connection.seen().map(Instant::toString).orElse(null));
        json.put("lacks", connection.lacks() < 0 ? null : connection.lacks());
        json.put("offers", connection.offers() < 0 ? null : connection.offers());
        return json;
    }
}
