package io.roam.adapter.cursor;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a session says of itself, as it travels and as it stands. */
final class AgentMeta {
    static final RowSpot SPOT = new RowSpot(Table.META, "0");

    /** Who it is and where, and what it may do without asking: a session that comes from elsewhere begins with the tool's default. */
    static final Set<String> HOLES = Set.of("agentId", "workspacePath", "mode", "approvalMode", "isRunEverything");

    private static final Map<String, String> DEFAULTS =
            Map.of("mode", "\"default\"", "approvalMode", "\"allowlist\"", "isRunEverything", "false");

    private AgentMeta() {}

    static byte[] travelling(Json meta) {
        return Holes.in(meta, HOLES);
    }

    /**
     * What came, as it is to stand here: in the place of what did not travel is what stands here, whatever came in it.
     *
     * @param here what stands here so far
     * @param workspace where a session that is new here belongs
     */
    static byte[] standing(byte[] came, Json here, String session, Path workspace) {
        byte[] whole = came;
        Map<String, Json> members = Json.of(came).orElseThrow().members();
        for (String hole : new TreeSet<>(HOLES)) {
            Optional<byte[]> known = here.at(hole).map(Json::bytes);
            if (hole.equals("agentId")) {
                known = Optional.of(Bytes.of(Parsing.quoted(session)));
            }
            if (members.containsKey(hole)) {
                whole = Edit.with(whole, hole, known.orElseGet(() -> byDefault(hole, workspace)));
            } else if (known.isPresent()) {
                whole = Edit.with(whole, hole, known.get());
            }
        }
        return whole;
    }

    private static byte[] byDefault(String hole, Path workspace) {
        String known = DEFAULTS.get(hole);
        return Bytes.of(known == null ? Parsing.quoted(workspace.toString()) : known);
    }

    /** The value of the row, written as the one that stands here is: in hexadecimal digits, or plainly. */
    static byte[] row(byte[] meta, Optional<Row> here) {
        boolean plain =
                here.flatMap(row -> Json.of(row.value())).filter(Json::isObject).isPresent();
        byte[] value = plain ? meta : Bytes.of(HexFormat.of().formatHex(meta));
        return RowSpot.value(here.map(Row::type).orElse(StorageType.TEXT), value);
    }
}
