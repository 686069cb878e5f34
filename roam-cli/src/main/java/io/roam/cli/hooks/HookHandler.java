package io.roam.cli.hooks;

import io.roam.Roam;
import io.roam.api.RemoteUpdate;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ExitCode;
import io.roam.cli.output.RemoteUpdateText;
import io.roam.cli.shell.LauncherScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Handles the calls that a tool makes by its hooks. A failure here must hinder neither the tool nor its user. */
final class HookHandler {
    private static final int MAX_CHECKS = 300;
    private static final int CHECK_MILLIS = 200;

    private final String tool;
    private final CommandContext context;

    HookHandler(String tool, CommandContext context) {
        this.tool = tool;
        this.context = context;
    }

    int handle(String when, Optional<String> session) {
        try {
            switch (when) {
                case "prompt" -> {
                    return notifyOfUpdate() ? ExitCode.PROMPT_BLOCKED : ExitCode.DONE;
                }
                case "end" -> onSessionEnd();
                case "said" -> startInBackground("sync");
                case "closed" -> session.ifPresent(this::syncAfterClose);
                default -> {} // a newer roam installed the hook
            }
        } catch (RuntimeException | LinkageError e) {
            if (context.isDebugEnabled()) {
                context.terminal().printError("roam: " + e);
            }
        }
        return ExitCode.DONE;
    }

    /** Prints, once per head, that the session continued on another device; returns whether it printed. */
    private boolean notifyOfUpdate() {
        Optional<String> session = readSession();
        Optional<RemoteUpdate> update = session.flatMap(this::findRemoteUpdate);
        if (update.isEmpty()
                || !new NotifiedHeads(context)
                        .markNotified(session.get(), update.get().head())) {
            return false;
        }
        new RemoteUpdateText(context).print(session.get(), update.get());
        return true;
    }

    private Optional<String> readSession() {
        byte[] call = context.terminal().readAll().getBytes(StandardCharsets.UTF_8);
        return HookableStore.storesOf(tool, context).stream()
                .flatMap(store -> store.hooks().session(call).filter(store.adapter()::isSessionId).stream())
                .findFirst();
    }

    private Optional<RemoteUpdate> findRemoteUpdate(String session) {
        try (Roam roam = context.openRoam()) {
            return roam.closure().isPresent()
                    ? Optional.empty()
                    : roam.conversations().remoteUpdate(tool, session);
        }
    }

    /** Leaves the sync to another process: until this call returns the tool waits, and the session may count as open. */
    private void onSessionEnd() {
        readSession()
                .filter(session -> findRemoteUpdate(session).isPresent())
                .ifPresent(session -> startInBackground(tool, "hook", "closed", session));
    }

    private void startInBackground(String... command) {
        List<String> commandLine = new ArrayList<>(LauncherScript.command(context.machine()));
        commandLine.addAll(List.of(command));
        context.starter().startInBackground(commandLine, context.machine());
    }

    private void syncAfterClose(String session) {
        for (int i = 0; i < MAX_CHECKS && isOpen(session); i++) {
            pause();
        }
        try (Roam roam = context.openRoam()) {
            roam.sync();
        }
    }

    private boolean isOpen(String session) {
        return HookableStore.storesOf(tool, context).stream()
                .anyMatch(store -> store.isOpen(session, context.machine()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
