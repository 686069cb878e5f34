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

/** What a tool calls, and what goes on behind it. Nothing that fails here may be in the way of the tool or its user. */
final class HookHandler {
    private static final int STEPS = 300;
    private static final int STEP_MILLIS = 200;

    private final String tool;
    private final CommandContext context;

    HookHandler(String tool, CommandContext context) {
        this.tool = tool;
        this.context = context;
    }

    int run(String when, Optional<String> session) {
        try {
            switch (when) {
                case "prompt" -> {
                    return isNews() ? ExitCode.HELD_BACK : ExitCode.DONE;
                }
                case "end" -> end();
                case "said" -> inBackground("sync");
                case "closed" -> session.ifPresent(this::closed);
                default -> {} // put in by a newer roam
            }
        } catch (RuntimeException | LinkageError e) {
            if (context.isDebugged()) {
                context.terminal().tell("roam: " + e);
            }
        }
        return ExitCode.DONE;
    }

    /** Whether the session went on elsewhere, and the user did not know; says it then. */
    private boolean isNews() {
        Optional<String> session = session();
        Optional<RemoteUpdate> news = session.flatMap(this::continuation);
        if (news.isEmpty()
                || !new NotifiedHeads(context).isNew(session.get(), news.get().head())) {
            return false;
        }
        new RemoteUpdateText(context).tell(session.get(), news.get());
        return true;
    }

    private Optional<String> session() {
        byte[] call = context.terminal().readAll().getBytes(StandardCharsets.UTF_8);
        return HookableStore.of(tool, context).stream()
                .flatMap(store -> store.hooks().session(call).filter(store.adapter()::isSessionId).stream())
                .findFirst();
    }

    private Optional<RemoteUpdate> continuation(String session) {
        try (Roam roam = context.open()) {
            return roam.remoteUpdate(tool, session);
        }
    }

    /** The tool waits for this call, and may count as open until it has ended: the rest is done by another process. */
    private void end() {
        session()
                .filter(session -> continuation(session).isPresent())
                .ifPresent(session -> inBackground(tool, "hook", "closed", session));
    }

    private void inBackground(String... command) {
        List<String> words = new ArrayList<>(LauncherScript.words(context.machine()));
        words.addAll(List.of(command));
        context.starter().begin(words, context.machine());
    }

    private void closed(String session) {
        for (int i = 0; i < STEPS && isOpen(session); i++) {
            pause();
        }
        try (Roam roam = context.open()) {
            roam.sync();
        }
    }

    private boolean isOpen(String session) {
        return HookableStore.of(tool, context).stream().anyMatch(store -> store.isOpen(session, context.machine()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
