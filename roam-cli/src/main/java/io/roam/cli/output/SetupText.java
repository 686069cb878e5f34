package io.roam.cli.output;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.Inventory;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what a set-up made, and found on this device. */
public final class SetupText {
    private final CommandContext context;
    private final Terminal terminal;

    public SetupText(CommandContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** Prints the device, its tools, its sync methods, and what it will send. */
    public void print(Roam roam, Inventory inventory) {
        List<String> methods = roam.devices().transports();
        Device self = roam.devices().self();
        terminal.print("Device: " + Style.NAME.apply(self.name()));
        terminal.print("Key fingerprint: " + self.fingerprint());
        printTools(inventory);
        methods.forEach(address -> terminal.print("Sync method: " + SyncMethodText.name(address, context)));
        methods.forEach(address -> advice(address).forEach(terminal::print));
        if (inventory.conversations() > 0) {
            terminal.print("");
            terminal.print(AmountText.count(inventory.conversations(), "conversation") + " in "
                    + AmountText.count(inventory.workspaces(), "folder") + " (" + AmountText.bytes(inventory.bytes())
                    + ") will be sent to every device you pair.");
            terminal.print("hint: roam ignore <folder> keeps a folder on this device");
        }
    }

    private void printTools(Inventory inventory) {
        if (inventory.stores().isEmpty()) {
            terminal.print("No supported tool found. roam can still receive conversations.");
            terminal.print("hint: supported tools: Claude Code, Codex, Cursor, Gemini CLI, Qwen Code, Windsurf");
        } else {
            terminal.print("Tools found: "
                    + inventory.stores().stream()
                            .map(store -> ToolName.of(store.tool()) + " ("
                                    + AmountText.count(store.sessions(), "session") + ")")
                            .collect(Collectors.joining(", ")));
        }
        inventory.unread().forEach(sentence -> context.errors().print(sentence));
    }

    private List<String> advice(String address) {
        return context.installedProviders().transports().stream()
                .filter(transport -> address.startsWith(transport.scheme() + ":"))
                .flatMap(transport -> transport.advice(address, context.machine()).stream())
                .toList();
    }

    /** Returns what {@link #print} prints, for a JSON document. */
    public static Map<String, @Nullable Object> toJson(Roam roam, Inventory inventory) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(roam.devices().self()));
        json.put("tools", inventory.stores().stream().map(SetupText::toJson).toList());
        json.put("syncMethods", roam.devices().transports());
        json.put("conversations", inventory.conversations());
        json.put("folders", inventory.workspaces());
        json.put("bytes", inventory.bytes());
        json.put("unread", inventory.unread());
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Inventory.Store store) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("tool", store.tool());
        json.put("folder", store.folder());
        json.put("sessions", store.sessions());
        return json;
    }
}
