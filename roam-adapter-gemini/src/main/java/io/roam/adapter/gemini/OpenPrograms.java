package io.roam.adapter.gemini;

import io.roam.spi.Machine;
import io.roam.spi.tool.SessionUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the tool works in the folder of a project. It leaves no sign in its files, so its processes are looked at. */
record OpenPrograms(Machine machine) {
    /** What runs the tool's script where it is no program of its own. */
    private static final List<String> RUNTIMES = List.of("node", "bun", "deno");

    SessionUse useIn(ProjectFolder project) {
        List<Optional<Path>> folders = machine.processes().foldersOf(OpenPrograms::isGemini);
        if (folders.stream().flatMap(Optional::stream).anyMatch(folder -> project.isOf(folder.toString()))) {
            return SessionUse.Unknown.of(
                    true, "Gemini CLI runs in its folder, and does not report which session is open");
        }
        boolean anywhere = folders.stream().anyMatch(Optional::isEmpty);
        return SessionUse.Unknown.of(anywhere, "Gemini CLI does not report open sessions");
    }

    /** Whether a command, the program and its arguments, is one of the tool. */
    static boolean isGemini(List<String> command) {
        String program = nameOf(command.get(0));
        return program.equals("gemini")
                || (RUNTIMES.contains(program)
                        && command.stream()
                                .skip(1)
                                .filter(argument -> !argument.startsWith("-"))
                                .findFirst()
                                .filter(OpenPrograms::isScript)
                                .isPresent());
    }

    private static boolean isScript(String path) {
        String name = nameOf(path);
        return name.equals("gemini")
                || name.equals("gemini.js")
                || path.replace('\\', '/').contains("/@google/gemini-cli/");
    }

    private static String nameOf(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
    }
}
