package io.roam.cli.output;

import io.roam.Folders;
import io.roam.api.UnplacedProject;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.TableColumn;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints where projects are on this device. */
public final class FoldersText {
    private static final int LEAST = 16;

    private final CommandContext context;
    private final Terminal terminal;

    public FoldersText(CommandContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** Prints the mappings, the folders that are searched, and the projects without a folder. */
    public void print(Folders folders, List<UnplacedProject> projects) {
        printMappings(folders.mappings());
        folders.searched().forEach(folder -> terminal.print("Looks for clones in " + shown(folder)));
        if (!projects.isEmpty()) {
            printProjects(projects);
        }
    }

    private void printMappings(Map<String, String> mappings) {
        if (mappings.isEmpty()) {
            terminal.print("No mappings.");
            return;
        }
        TextTable table =
                new TextTable(TableColumn.path("MAPPING", LEAST), TableColumn.path("FOLDER ON THIS DEVICE", LEAST));
        mappings.forEach((from, to) -> table.addRow(from, DisplayPath.format(to, context)));
        table.print(terminal);
    }

    private void printProjects(List<UnplacedProject> projects) {
        terminal.print("");
        TextTable table = new TextTable(
                TableColumn.path("PROJECT WITHOUT A FOLDER", LEAST),
                TableColumn.whole("CONVERSATIONS"),
                TableColumn.path("CLONES", LEAST));
        projects.forEach(
                project -> table.addRow(project.from(), String.valueOf(project.conversations()), clonesOf(project)));
        table.print(terminal);
        terminal.print("");
        terminal.print("To set a folder: roam map <project> <folder>");
        terminal.print("To look for clones in a folder: roam init --projects <folder>");
    }

    private String clonesOf(UnplacedProject project) {
        return project.candidates().isEmpty()
                ? "none found"
                : project.candidates().stream().map(this::shown).collect(Collectors.joining(", "));
    }

    private String shown(Path folder) {
        return DisplayPath.format(folder, context);
    }
}
