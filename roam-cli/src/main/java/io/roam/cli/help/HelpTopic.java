package io.roam.cli.help;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A topic that {@code roam help} explains and that is no command. */
public enum HelpTopic {
    EXIT_CODES("exit-codes", "Exit codes of roam", "Every command ends with one of these codes.") {
        @Override
        List<HelpSection> sections() {
            Map<String, String> codes = new LinkedHashMap<>();
            codes.put("0", "Done");
            codes.put("1", "Failed. Standard error shows what failed, where, and what to do");
            codes.put("2", "Invalid command or options");
            codes.put(
                    "3",
                    "Partly done: something could not be reached, read or written, or needs a decision. Standard error"
                            + " lists each problem");
            codes.put("4", "Quarantined: something received failed verification and was not added");
            codes.put("130", "Stopped with Ctrl-C, or a picker was closed without a choice");
            codes.put("141", "The program that read the output has ended, such as head");
            return List.of(
                    new HelpSection.Terms("EXIT CODES", codes),
                    new HelpSection.Prose("NOTES", HelpPage.paragraphs("""
                                    roam resume and roam fork end with the exit code of the tool that they started.

                                    What roam leaves alone by a rule is not a failure. Examples are a conversation
                                    that is ignored, was deleted on this device, has no folder here, or is open in
                                    its tool.
                                    """)));
        }
    },
    ENVIRONMENT("environment", "Environment variables that roam reads", "") {
        @Override
        List<HelpSection> sections() {
            Map<String, String> roam = new LinkedHashMap<>();
            roam.put("ROAM_HOME", "Folder for all of roam's files (default: the folders of your system)");
            roam.put("ROAM_DEBUG", "If it is 1, errors show their cause, and roam lists the adapters it found");
            roam.put("ROAM_SYNCTHING", "Path of the Syncthing program (default: the one on your PATH)");
            roam.put("ROAM_JAVA_OPTS", "Further options for Java");
            roam.put("ROAM_ARCHIVE", "If it is no, roam does not use its archive of classes and starts more slowly");
            roam.put("JAVA_HOME", "Java to run roam with, 17 or newer (default: the one on your PATH)");
            Map<String, String> output = new LinkedHashMap<>();
            output.put("NO_COLOR", "If it is not empty, roam prints no colors, unless --color is given");
            output.put("ROAM_PAGER, PAGER", "Program that shows long output (default: less)");
            output.put("TERM", "If it is dumb, roam prints no colors and uses no full-screen picker");
            Map<String, String> folders = new LinkedHashMap<>();
            folders.put("CLAUDE_CONFIG_DIR", "Folders of Claude Code, separated by commas (default: ~/.claude)");
            folders.put("CURSOR_CONFIG_DIR", "Folder of Cursor CLI");
            folders.put(
                    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
                    "Folders in which roam's configuration, archive and cache are on Linux");
            return List.of(
                    new HelpSection.Terms("ROAM", roam),
                    new HelpSection.Terms("OUTPUT", output),
                    new HelpSection.Terms("FOLDERS", folders));
        }
    },
    JSON("json", "JSON output for scripts", """
            With --json, a command prints one JSON document to standard output and nothing else. roam watch prints one
            document per line.
            """) {
        @Override
        List<HelpSection> sections() {
            Map<String, String> rules = new LinkedHashMap<>();
            rules.put("Fields", "Later versions add fields and do not rename or remove any. Ignore unknown fields");
            rules.put("No value", "A field without a value is null");
            rules.put("Times", "ISO 8601 in UTC, such as 2026-11-25T14:03:00Z");
            rules.put("Messages", "Errors and progress go to standard error");
            return List.of(
                    new HelpSection.Terms("RULES", rules),
                    new HelpSection.Example(
                            "EXAMPLES",
                            List.of(
                                    "# IDs of conversations that have branches",
                                    "$ roam list --json | jq -r '.conversations[] | select(.branches > 1).id'",
                                    "# Titles of what the next sync would add",
                                    "$ roam sync --dry-run --json | jq -r '.placed[].title'")));
        }
    },
    IDS("ids", "How to name conversations, branches and devices", "") {
        @Override
        List<HelpSection> sections() {
            Map<String, String> names = new LinkedHashMap<>();
            names.put(
                    "<id>",
                    "ID of a conversation, as roam list shows it, or of a session, as its tool shows it. The first"
                            + " characters are enough if only one ID starts with them");
            names.put(
                    "<words>",
                    "For roam resume: words that one conversation has in its title, folder, tool or device. If no"
                            + " conversation has all of them, roam searches the messages");
            names.put(
                    "<branch>",
                    "Number of a branch, as roam branches shows it, or name of the device that it was last continued"
                            + " on. The newest branch has number 1, so numbers can change");
            names.put("<device>", "Name of a device, or the first characters of its ID (see roam devices)");
            names.put("<change>", "Number of a change, as roam log shows it");
            return List.of(
                    new HelpSection.Terms("NAMES", names),
                    new HelpSection.Prose("NOTES", HelpPage.paragraphs("""
                                    A conversation is the same on every device. A session is its copy in one tool on
                                    one device. If a conversation has branches, each branch has a session of its own,
                                    and the ID of that session selects its branch.
                                    """)),
                    new HelpSection.Example(
                            "EXAMPLES",
                            List.of(
                                    "$ roam show d389",
                                    "$ roam resume login redirect",
                                    "$ roam resume d389895d --branch laptop")));
        }
    },
    SYNCTHING("syncthing", "Sync directly between devices with Syncthing", """
            With this sync method, your devices exchange roam's archive directly. Everything is encrypted in transit, and
            no server copies it. roam starts its own instance of Syncthing and configures it. You only install the
            program. A Syncthing that you already use is not changed.

            Two devices exchange data while roam watch or roam sync runs on both. Run roam service install to keep roam
            watch running.
            """) {
        @Override
        List<HelpSection> sections() {
            Map<String, String> methods = new LinkedHashMap<>();
            methods.put("syncthing", "Use an instance that roam starts and configures");
            methods.put(
                    "syncthing:static=tcp://<host>:<port>",
                    "The same, without discovery and relays. Your devices must reach this address");
            methods.put(
                    "syncthing:attach", "Use the Syncthing that you already run. roam adds one folder and its devices");
            return List.of(
                    new HelpSection.Terms("SYNC METHODS", methods),
                    new HelpSection.Example(
                            "EXAMPLES",
                            List.of(
                                    "# On the first device",
                                    "$ roam init --via syncthing",
                                    "$ roam service install",
                                    "# On the second device, with the code that init printed",
                                    "$ roam pair roam1-4ffi...",
                                    "$ roam service install")),
                    new HelpSection.Prose(
                            "SEE ALSO", List.of("roam help environment, roam init, roam pair, roam status")));
        }
    };

    private final String word;
    private final String summary;
    private final String description;

    HelpTopic(String word, String summary, String description) {
        this.word = word;
        this.summary = summary;
        this.description = description;
    }

    abstract List<HelpSection> sections();

    /** Returns what the user types. */
    public String word() {
        return word;
    }

    public String summary() {
        return summary;
    }

    public HelpPage page() {
        return new HelpPage("roam " + word, summary, HelpPage.paragraphs(description), sections());
    }

    /** Returns the topic of that name. */
    public static Optional<HelpTopic> find(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word.equals(word)).findFirst();
    }
}
