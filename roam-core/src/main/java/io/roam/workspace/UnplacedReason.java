package io.roam.workspace;

import com.google.common.base.CharMatcher;
import io.roam.spi.Os;
import io.roam.spi.Reason;
import io.roam.workspace.Resolution.Unplaced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains why a workspace has no local folder, and what to do. Text of other devices is made safe to print and to paste. */
final class UnplacedReason {
    private static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("/._-+:@,"));
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final CharMatcher LIVE_ON_WINDOWS = CharMatcher.anyOf("\"%$`!");

    private final Os os;

    UnplacedReason(Os os) {
        this.os = os;
    }

    /**
     * Explains that no rule led to a folder.
     *
     * @param tops the working trees of the same repository
     * @param others the folders of the same path that are other projects, and what they are
     */
    Unplaced notFound(Workspace workspace, List<Path> tops, Map<Path, String> others) {
        List<String> missing = new ArrayList<>();
        Optional<String> remote = workspace.remote().flatMap(GitRemote::parse).map(GitRemote::toString);
        remote.ifPresent(name -> missing.add(missing(name, workspace, tops)));
        if (others.isEmpty()) {
            workspace.home().ifPresent(names -> missing.add("no ~/" + names));
            if (!workspace.path().isEmpty()) {
                missing.add("no " + workspace.path());
            }
        }
        List<String> clauses = new ArrayList<>();
        if (!missing.isEmpty()) {
            clauses.add("there is " + String.join(", ", missing));
        }
        others.forEach((folder, what) -> clauses.add(folder + " is another project: it " + what));
        String reason = clauses.isEmpty() ? "its folder was not recorded" : String.join("; ", clauses);
        return new Unplaced(new Reason(printable(reason), map(remote.orElse(workspace.path()))));
    }

    private static String missing(String remote, Workspace workspace, List<Path> tops) {
        return tops.isEmpty()
                ? "no clone of " + remote + " among the folders known here"
                : "no " + workspace.subfolder().orElse("") + " in " + tops.get(0) + ", the clone of " + remote;
    }

    /** Explains that a mapping leads to a path without folder. */
    Unplaced mappedToNothing(FolderMapping mapping, List<String> names) {
        String separator = mapping.target().root().form().separator();
        String below = names.isEmpty() ? "" : " with " + String.join(separator, names) + " in it";
        String reason = "it is mapped, " + mapping + ", but there is no folder " + mapping.to() + below;
        return new Unplaced(new Reason(printable(reason), map(mapping.from())));
    }

    private String map(String from) {
        return "roam map " + quoted(from) + " FOLDER";
    }

    private String quoted(String text) {
        if (text.isEmpty() || text.startsWith("-") || !printable(text).equals(text)) {
            return "FROM";
        }
        return os == Os.WINDOWS ? quotedOnWindows(text) : quotedForShell(text);
    }

    private static String quotedForShell(String text) {
        return PLAIN.matchesAllOf(text) ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String quotedOnWindows(String text) {
        if (PLAIN.or(CharMatcher.is('\\')).matchesAllOf(text)) {
            return text;
        }
        return LIVE_ON_WINDOWS.matchesAnyOf(text) || text.endsWith("\\") ? "FROM" : '"' + text + '"';
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
