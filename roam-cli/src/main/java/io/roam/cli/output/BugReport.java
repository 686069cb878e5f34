package io.roam.cli.output;

import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.api.Device;
import io.roam.api.Status;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.spi.Diagnosis;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a bug report needs. It consists of versions, numbers and words of roam itself: text of conversations, titles, paths, names of
 * devices, addresses, keys and codes are left out.
 */
public final class BugReport {
    /** A part of a sentence that has only words in lower case, so no path, name, id or address. */
    private static final Pattern PLAIN_WORDS = Pattern.compile("[a-z][a-z' -]*");

    private static final int ID_LENGTH = 4;

    private final CommandContext context;
    private final List<String> lines = new ArrayList<>();
    /** Names of devices and titles of conversations, which no failure may show. */
    private final List<String> names = new ArrayList<>();

    public BugReport(CommandContext context) {
        this.context = context;
    }

    /** Returns the lines of the report. */
    public List<String> lines(String version, List<Diagnosis> diagnoses) {
        lines.clear();
        add("roam", version);
        add("java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
        add(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        addSettings();
        try (Roam roam = context.openRoam()) {
            add(
                    "home",
                    roam.closure().map(closure -> "closed, " + closure.cause()).orElse("open"));
            Status status = roam.status();
            status.devices().forEach(device -> names.add(device.name()));
            roam.conversations().list().forEach(one -> one.title().ifPresent(names::add));
            addStatus(status);
            add("ignore rules", String.valueOf(roam.privateRules().size()));
            add("mappings", String.valueOf(roam.folders().mappings().size()));
        } catch (RuntimeException e) { // what could not be read is part of the report
            add("home", "cannot be read, " + e.getClass().getSimpleName());
        }
        diagnoses.stream()
                .collect(Collectors.groupingBy(
                        one -> one.severity().word() + " " + one.id(), TreeMap::new, Collectors.counting()))
                .forEach((finding, count) -> add("doctor", finding + (count > 1 ? ", " + count + " times" : "")));
        return List.copyOf(lines);
    }

    private void add(String what, String value) {
        lines.add(what + ": " + value);
    }

    private void addSettings() {
        try {
            ToolSettings settings = ToolSettings.of(context.home(), context.machine(), context.installedProviders());
            settings.known().keySet().stream()
                    .filter(name -> settings.value(name).isPresent())
                    .forEach(name -> add("setting", name + " is set"));
        } catch (RoamException e) { // doctor's findings say it
            add("settings", "cannot be read");
        }
    }

    private void addStatus(Status status) {
        status.transports().addresses().forEach(address -> add("sync method", shorten(address)));
        for (Device device : status.devices()) {
            add(
                    "device",
                    device.id().substring(0, ID_LENGTH) + "…, " + device.state().word() + ", " + device.platformName());
        }
        status.transports()
                .connections()
                .forEach(one -> add(
                        "connection",
                        shorten(one.transport()) + ", " + one.device().id().substring(0, ID_LENGTH) + "…, "
                                + one.link().word()
                                + ", to send " + one.lacks() + ", to receive " + one.offers()));
        count(status.stores(), Status.StoreInfo::tool).forEach((tool, number) -> add("tool", tool + ", " + number));
        add(
                "archive",
                status.pool().conversations() + " conversations, "
                        + status.pool().onlyHere() + " only there, "
                        + status.pool().files() + " files, "
                        + AmountText.bytes(status.pool().bytes()));
        add("pending files", String.valueOf(status.inbox().deferred().size()));
        add("quarantined files", String.valueOf(status.inbox().quarantined().size()));
        add("folders not found", String.valueOf(status.gone().size()));
        add("roam watch", status.home().watched() ? "running" : "not running");
        addNext(status.next());
    }

    private void addNext(SyncReport next) {
        add("to save", String.valueOf(next.captured().size()));
        add("to add or update", String.valueOf(next.placed().size()));
        count(next.skipped(), one -> one.skipReason().code())
                .forEach((kind, number) -> add("not added", kind + ", " + number));
        Reason.Coded.sentences(next.failures()).forEach(sentence -> add("failure", plainParts(sentence)));
    }

    private static <T> Map<String, Long> count(List<T> all, Function<T, String> kind) {
        return all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
    }

    /** Returns the scheme of an address, and whether more follows. */
    private static String shorten(String address) {
        int colon = address.indexOf(':');
        return address.length() > colon + 1 ? address.substring(0, colon + 1) + "…" : address;
    }

    private boolean isPlain(String part) {
        return PLAIN_WORDS.matcher(part).matches() && names.stream().noneMatch(part::contains);
    }

    /** Returns the parts of a sentence that are words of roam itself. */
    private String plainParts(String sentence) {
        String plain = Pattern.compile(": |; |, |\\(|\\)|\\n")
                .splitAsStream(sentence)
                .map(String::strip)
                .map(part -> isPlain(part) ? part : "…")
                .collect(Collectors.joining(": "));
        return plain.replaceAll("(…: )+…", "…");
    }
}
