package io.roam.cli.output;

import io.roam.api.PeerConnection;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.spi.transport.PeerState;
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
                    .print(style.apply(connection.device().name()) + ": " + describe(connection, compared && equal));
        }
    }

    private String describe(PeerConnection connection, boolean equal) {
        if (!connection.isConnected()) {
            Instant now = context.machine().clock().instant();
            return "offline"
                    + connection
                            .seen()
                            .map(then -> ", last seen " + RelativeTime.format(then, now, context.zone()))
                            .orElse("");
        }
        String how = connection.link() == PeerState.Link.RELAYED ? " (via relay)" : " (direct connection)";
        if (equal) {
            return "up to date" + how;
        }
        List<String> missing = new ArrayList<>();
        if (connection.lacks() > 0) {
            missing.add(AmountText.count(connection.lacks(), "file") + " to send");
        }
        if (connection.offers() > 0) {
            missing.add(AmountText.count(connection.offers(), "file") + " to receive");
        }
        return (missing.isEmpty() ? "connected" : "syncing, " + String.join(", ", missing)) + how;
    }

    public static Map<String, @Nullable Object> toJson(PeerConnection connection) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", connection.device().id());
        json.put("name", connection.device().name());
        json.put("syncMethod", connection.transport());
        json.put("connection", connection.link().word());
        json.put("lastSeen", connection.seen().map(Instant::toString).orElse(null));
        json.put("toSend", connection.lacks() < 0 ? null : connection.lacks());
        json.put("toReceive", connection.offers() < 0 ? null : connection.offers());
        return json;
    }
}
