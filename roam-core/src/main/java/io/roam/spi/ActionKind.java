package io.roam.spi;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What roam can do for the user about an error, by its meaning. This is the one place in the library that knows the words of the command line.
 * Many can be named without their arguments: then the user chooses.
 */
public enum ActionKind {
    /** Save, send, receive and add what is new. */
    SYNC("sync"),
    /** Show whether all is well. */
    STATUS("status"),
    /** Examine roam's files, the tools and the devices. */
    DOCTOR("doctor"),
    /** Fix what is safe to fix. */
    REPAIR("doctor --fix"),
    /** Open a closed home, with the rules that the user looked at. */
    ACCEPT_RULES("doctor --fix --accept-rules"),
    /** List the conversations. */
    LIST("list"),
    /** Search text in the conversations. Takes the words. */
    SEARCH("search {}"),
    /** Show a conversation. Takes its id. */
    SHOW("show {}"),
    /** List the branches of a conversation. Takes its id. */
    BRANCHES("branches {}"),
    /** Continue a conversation. Takes its id, or words that find it. */
    RESUME("resume {}"),
    /** Continue a conversation in a folder that the user chooses. Takes its id. */
    RESUME_HERE("resume {} --here"),
    /** Make a copy of a conversation in a folder that the user chooses. Takes its id. */
    FORK("fork {}"),
    /** Add a deleted session again. Takes the id of its conversation. */
    RESTORE("restore {}"),
    /** Undo a change. Takes its number. */
    UNDO("undo {}"),
    /** List the changes that can be undone. */
    LIST_CHANGES("undo --list"),
    /** Name the folder here of a project elsewhere. Takes the project and the folder. */
    MAP("map {} {}"),
    /** Never save the conversations of a folder. Takes the folder. */
    IGNORE("ignore {}"),
    /** Save the conversations of an ignored folder again. Takes the folder. */
    STOP_IGNORING("ignore --remove {}"),
    /** Change a setting. Takes its name and its value. */
    CONFIGURE("config {} {}"),
    /** Explain the settings and their values. */
    EXPLAIN_SETTINGS("help config"),
    /** Explain which files can be imported. */
    EXPLAIN_IMPORT("import --help"),
    /** List the devices. */
    DEVICES("devices"),
    /** Pair with a device. Takes its name or id, or its pairing code. */
    PAIR("pair {}"),
    /** Pair with a removed device that keeps its key. Takes its name or id. */
    PAIR_SAME_KEY("pair {} --same-key"),
    /** Pair through a shared folder, whose readers can read the conversations. Takes the pairing code and the folder. */
    PAIR_UNENCRYPTED("pair {} --via {} --unencrypted"),
    /** Remove a device. Takes its name or id. */
    UNPAIR("unpair {}"),
    /** Show what a removed device sent. Takes its name or id. */
    REVIEW("review {}"),
    /** Set roam up on this device. */
    INIT("init"),
    /** Set roam up with a sync method. Takes its address. */
    INIT_VIA("init --via {}"),
    /** Set roam up with a shared folder, whose readers can read the conversations. Takes the folder. */
    INIT_UNENCRYPTED("init --via {} --unencrypted"),
    /** Give this device another name. Takes the name. */
    RENAME_DEVICE("init --name {}"),
    /** Make a copied home a device of its own. */
    RENEW_DEVICE("init --new-device"),
    /** Keep this device up to date as long as the program runs. */
    WATCH("watch"),
    /** Keep this device up to date in the background. */
    INSTALL_SERVICE("service install"),
    /** Show whether roam runs in the background. */
    SERVICE_STATUS("service status"),
    /** Remove roam from this device. */
    UNINSTALL("uninstall"),
    /** Remove roam and all its files from this device. */
    PURGE("uninstall --purge");

    private static final Pattern ARGUMENT = Pattern.compile(" \\{}");

    private final String template;

    ActionKind(String template) {
        this.template = template;
    }

    /** The name of it for programs and in JSON, such as {@code resume-here}; it does not change. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns how many arguments it takes. */
    public int arity() {
        return (int) ARGUMENT.matcher(template).results().count();
    }

    /**
     * Returns the command that the user types for it.
     *
     * @param arguments all that it takes, as one types them, or none
     * @throws IllegalArgumentException if there are fewer or more
     */
    public String command(String... arguments) {
        return command(List.of(arguments));
    }

    String command(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.size() != arity()) {
            throw new IllegalArgumentException(this + " takes " + arity() + " arguments or none: " + arguments);
        }
        Iterator<String> next = arguments.iterator();
        return "roam "
                + ARGUMENT.matcher(template)
                        .replaceAll(any -> next.hasNext() ? Matcher.quoteReplacement(" " + next.next()) : "");
    }
}
