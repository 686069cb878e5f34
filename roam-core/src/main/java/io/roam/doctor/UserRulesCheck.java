package io.roam.doctor;

import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.sync.HomeContext;
import io.roam.sync.WorkspaceContext;
import io.roam.workspace.PrivateRules;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds rules of the user, from commands and {@code .roamignore} files, that cannot be applied. */
record UserRulesCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        PrivateRules rules = WorkspaceContext.privateRulesOf(context.machine(), context.ledger());
        context.ledger().checkpoints().sessions().stream()
                .flatMap(session -> context.ledger().checkpoints().find(session).stream())
                .map(Checkpoint::folder)
                .distinct()
                .forEach(folder -> rules.isPrivate(List.of(folder)));
        rules.failures().forEach(sentence -> found.add(Diagnosis.warning("ignore-file", sentence, "", "")));
        rules.complaints().forEach(sentence -> found.add(Diagnosis.warning("ignore-file", sentence, "", "")));
        context.ledger().userRules().privateRules().stream()
                .filter(this::isGone)
                .sorted()
                .forEach(rule -> found.add(gone(rule)));
        context.ledger().userRules().mappings().forEach((from, to) -> {
            if (isGone(to)) {
                found.add(lost(from, to));
            }
        });
        return found;
    }

    private boolean isGone(String folder) {
        try {
            Path path = context.machine().home().getFileSystem().getPath(folder);
            return path.isAbsolute() && !Files.exists(path);
        } catch (InvalidPathException e) { // it is of another system
            return false;
        }
    }

    private Diagnosis gone(String rule) {
        return Diagnosis.notice(
                "ignored-folder",
                "Ignored folder not found. If you moved it, it is no longer ignored",
                rule,
                Remedy.run(ActionKind.IGNORE, "<new folder>")
                        .then(", and ")
                        .then(RoamAction.of(ActionKind.STOP_IGNORING, rule)
                                .typedAs(context.machine().os().quote(rule, "<folder>"))));
    }

    private Diagnosis lost(String from, String to) {
        return Diagnosis.warning(
                "mapping",
                "The folder that " + from + " is mapped to does not exist",
                to,
                Remedy.run(RoamAction.of(ActionKind.MAP, from, "<folder>")
                        .typedAs(context.machine().os().quote(from, "<from>"), "<folder>")));
    }
}
