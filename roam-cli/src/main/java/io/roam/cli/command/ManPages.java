package io.roam.cli.command;

import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpTopic;
import io.roam.cli.help.ManPage;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The man pages of all commands and topics. */
final class ManPages {
    private final Disk disk;

    ManPages(Disk disk) {
        this.disk = disk;
    }

    /** Returns the pages by their paths in a folder of man pages, such as {@code man1/roam-sync.1}. */
    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        add(HelpOverview.page(), ManPage.COMMANDS, pages);
        Commands.names()
                .forEach(name ->
                        add(HelpPage.of(Commands.find(name).orElseThrow().syntax()), ManPage.COMMANDS, pages));
        for (HelpTopic topic : HelpTopic.values()) {
            add(topic.page(), ManPage.MISCELLANEOUS, pages);
        }
        return pages;
    }

    private static void add(HelpPage page, int section, Map<String, String> pages) {
        pages.put(
                "man" + section + "/" + ManPage.nameOf(page) + "." + section,
                ManPage.format(page, section, "roam " + VersionCommand.version()));
    }

    /** Writes all pages, and returns how many there are. */
    int write(Path folder) {
        Map<String, String> pages = all();
        pages.forEach((path, text) -> write(folder.resolve(path), text));
        return pages.size();
    }

    private void write(Path file, String text) {
        try {
            disk.writeAtomically(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }
}
