package io.roam.transport.syncthing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of an address behind {@code syncthing:}: {@code attach}, or settings of a managed instance, separated by commas.
 *
 * @param attach whether the user's own instance is used
 * @param listen where to listen, without discovery, relays and NAT traversal; empty: with all of these
 * @param program the program; empty: {@code ROAM_SYNCTHING}, else {@code syncthing} on PATH
 */
record SyncthingAddress(boolean attach, List<String> listen, Optional<String> program) {
    static final Pattern URL = Pattern.compile("(tcp|quic)[46]?://[^\\s,]+:\\d+");

    static SyncthingAddress parse(String address) {
        List<String> listen = new ArrayList<>();
        String program = "";
        boolean attach = false;
        for (String setting : address.substring(address.indexOf(':') + 1).split(",", -1)) {
            if (setting.equals("attach")) {
                attach = true;
            } else if (setting.startsWith("static=")
                    && URL.matcher(value(setting)).matches()) {
                listen.add(value(setting));
            } else if (setting.startsWith("program=")) {
                program = value(setting);
            } else if (!setting.isEmpty() && !setting.equals("managed")) {
                throw new BadSyncthingAddressException(address, setting);
            }
        }
        if (attach && !(listen.isEmpty() && program.isEmpty())) {
            throw new BadSyncthingAddressException(address, "attach");
        }
        return new SyncthingAddress(
                attach, List.copyOf(listen), Optional.of(program).filter(text -> !text.isEmpty()));
    }

    private static String value(String setting) {
        return setting.substring(setting.indexOf('=') + 1);
    }

    /** Whether others are found only by their given addresses. */
    boolean isStatic() {
        return !listen.isEmpty();
    }
}
