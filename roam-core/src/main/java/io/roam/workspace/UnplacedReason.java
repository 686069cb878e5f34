package io.roam.workspace;

import io.roam.spi.ActionKind;
import io.roam.spi.Os;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.spi.tool.RemoteFolder;
import io.roam.workspace.Resolution.Unplaced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains why a workspace has no local folder, and what to do. Text of other devices is made safe to print and to paste. */
final class UnplacedReason {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final Os os;

    UnplacedReason(Os os) {
        this.os = os;
    }

    /** Explains that no rule led to a folder; {@code tops} are the working trees of the same repository. */
    Unplaced notFound(Workspace workspace, List<Path> tops) {
        Optional<RemoteFolder> elsewhere = RemoteFolder.parse(workspace.path());
        if (elsewhere.isPresent()) {
            return neverOpened(elsewhere.get());
        }
        Optional<String> remote = remote(workspace);
        if (remote.isPresent() && !tops.isEmpty()) {
            return unplaced(
                    workspace,
                    "no " + workspace.subfolder().orElse("") + " in " + tops.get(0) + ", the clone of " + remote.get());
        }
        List<String> names = new ArrayList<>(remote.stream().toList());
        workspace.home().ifPresent(below -> names.add("~/" + below));
        if (!workspace.path().isEmpty()) {
            names.add(workspace.path());
        }
        return unplaced(
                workspace,
                names.isEmpty() ? "the conversation has no folder" : "no folder found for " + alternatives(names));
    }

    private static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private Unplaced neverOpened(RemoteFolder folder) {
        return new Unplaced(new Reason(
                printable("its folder is on another machine, and the tool has not opened it from here: " + folder),
                Remedy.of("open this folder in the tool once and close the tool, or run: ")
                        .then(map(folder.toString()))));
    }

    /** Explains that several folders may be the one, so that the user has to choose. */
    Unplaced several(GitRemote remote, List<Path> candidates) {
        String what = candidates.size() + " clones of " + remote + " are on this device";
        return new Unplaced(new Reason(printable(what), Remedy.run(ActionKind.MAP)), candidates);
    }

    /** Explains that there may be more clones than those that were found in time. */
    Unplaced searchUnfinished(GitRemote remote) {
        return new Unplaced(new Reason(
                printable("the search for clones of " + remote + " has not finished"), Remedy.run(ActionKind.SYNC)));
    }

    /** Explains that the folder of the same path is another project, as the clause {@code what} says. */
    Unplaced otherProject(Workspace workspace, Path folder, String what) {
        return unplaced(workspace, folder + " is another project on this device: it " + what);
    }

    /** Explains that the folder of a session here is gone. */
    Reason gone(String folder) {
        return new Reason("its folder no longer exists: " + printable(folder), map(folder));
    }

    private Unplaced unplaced(Workspace workspace, String reason) {
        return new Unplaced(new Reason(printable(reason), map(remote(workspace).orElse(workspace.path()))));
    }

    private static Optional<String> remote(Workspace workspace) {
        return workspace.remote().flatMap(GitRemote::parse).map(GitRemote::toString);
    }

    /** Explains that a mapping leads to a path without folder. */
    Unplaced mappedToNothing(FolderMapping mapping, List<String> names) {
        String separator = mapping.target().root().form().separator();
        String below = names.isEmpty() ? "" : separator + String.join(separator, names);
        String missing = names.isEmpty() ? "that folder" : mapping.to() + below;
        String reason = mapping.from() + " is mapped to " + mapping.to() + ", but " + missing + " does not exist";
        return new Unplaced(new Reason(printable(reason), map(mapping.from())));
    }

    private Remedy map(String from) {
        return Remedy.run(
                RoamAction.of(ActionKind.MAP, from, "<folder>").typedAs(os.quote(from, "<from>"), "<folder>"));
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
