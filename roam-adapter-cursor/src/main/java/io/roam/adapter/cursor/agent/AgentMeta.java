package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Sets;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.OmittedValues;
import io.roam.adapter.cursor.rows.PermissionNames;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.json.JsonValue;
import io.roam.sqlite.Row;
import io.roam.sqlite.StorageType;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A session's metadata, in the form that is transferred and in the form of the store. */
final class AgentMeta {
    static final RowLocation LOCATION = new RowLocation(CursorTable.META, "0");

    /** Members that are not transferred: id, place and permissions. A session from another device begins with the tool's default permissions. */
    static final Set<String> OMITTED = Set.of("agentId", "workspacePath", "mode", "approvalMode", "isRunEverything");

    private static final Map<String, String> DEFAULTS =
            Map.of("mode", "\"default\"", "approvalMode", "\"allowlist\"", "isRunEverything", "false");

    private AgentMeta() {}

    static byte[] forTransfer(JsonView meta) {
        return OmittedValues.omit(meta, omittedOf(meta));
    }

    private static Set<String> omittedOf(JsonView meta) {
        return Sets.union(OMITTED, PermissionNames.among(meta));
    }

    /**
     * Returns received metadata as it is written here. Members that are not transferred keep their values of this device.
     *
     * @param here the present metadata
     * @param workspace the folder of a session that is new here
     */
    static byte[] forPlacement(byte[] received, JsonView here, String session, Path workspace) {
        byte[] whole = received;
        JsonView meta = JsonView.of(received).orElseThrow();
        Map<String, JsonView> members = meta.members();
        Set<String> omitted = Sets.union(omittedOf(meta), PermissionNames.among(here));
        for (String name : new TreeSet<>(omitted)) {
            Optional<byte[]> known = here.find(name).map(JsonView::bytes);
            if (name.equals("agentId")) {
                known = Optional.of(JsonValue.quoted(session).getBytes(UTF_8));
            }
            if (members.containsKey(name)) {
                whole = JsonEdit.withMember(whole, name, known.orElseGet(() -> defaultOf(name, workspace)));
            } else if (known.isPresent()) {
                whole = JsonEdit.withMember(whole, name, known.get());
            }
        }
        return whole;
    }

    private static byte[] defaultOf(String name, Path workspace) {
        return (name.equals("workspacePath")
                        ? JsonValue.quoted(workspace.toString())
                        : DEFAULTS.getOrDefault(name, "null"))
                .getBytes(UTF_8);
    }

    /** Returns the value of the row, in the form of the present one: hexadecimal or plain JSON. */
    static byte[] encodeRow(byte[] meta, Optional<Row> here) {
        boolean plain = here.flatMap(row -> JsonView.of(row.value()))
                .filter(JsonView::isObject)
                .isPresent();
        byte[] value = plain ? meta : HexFormat.of().formatHex(meta).getBytes(UTF_8);
        return RowLocation.encode(here.map(Row::type).orElse(StorageType.TEXT), value);
    }
}
