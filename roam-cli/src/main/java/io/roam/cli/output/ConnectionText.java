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

/** Says how it stands with the other devices. */
public final class ConnectionText {
    private final CommandContext context;

    public ConnectionText(CommandContext context) {
        this.context = context;
    }

    /**
     * Says it, a line a device.
     *
     * @param compared whether both were just compared, so that equal can be said
     */
    public void print(List<PeerConnection> connections, boolean compared) {
        for (PeerConnection one : connections) {
            boolean equal = one.lacks() == 0 && one.offers() == 0;
            Style style = one.isConnected() && equal ? Style.GOOD : Style.WARNING;
            context.terminal().print(style.apply(one.device().name()) + " " + describe(one, compared && equal));
        }
    }

    private String describe(PeerConnection one, boolean equal) {
        if (!one.isConnected()) {
            Instant now = context.machine().clock().instant();
            return "is not connected"
                    + one.seen()
                            .map(then -> ", was last " + RelativeTime.format(then, now, context.zone()))
                            .orElse("");
        }
        String how = one.link().equals("relayed") ? "over a relay" : "directly";
        if (equal) {
            return "is equal with this device, connected " + how;
        }
        List<String> missing = new ArrayList<>();
        if (one.lacks() > 0) {
            missing.add("it still lacks " + AmountText.count(one.lacks(), "file"));
        }
        if (one.offers() > 0) {
            missing.add("this device still lacks " + AmountText.count(one.offers(), "file"));
        }
        return "is connected " + how + (missing.isEmpty() ? "" : "; " + String.join(", ", missing));
    }

    public static Map<String, @Nullable Object> toJson(PeerConnection one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", one.device().id());
        json.put("name", one.device().name());
        json.put("transport", one.transport());
        json.put("link", one.link());
        json.put("seen", one.seen().map(Instant::toString).orElse(null));
        json.put("lacks", one.lacks() < 0 ? null : one.lacks());
        json.put("offers", one.offers() < 0 ? null : one.offers());
        return json;
    }
}
