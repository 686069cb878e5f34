package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds what a user should know about a folder with projects. */
record StoreAdvice(Path projects, Machine machine) {
    private static final String FINDING = "qwen-folder";
    private static final int MAX_FIRST_LINE = 1 << 16;

    List<Diagnosis> diagnose() {
        List<Diagnosis> all = new ArrayList<>();
        outputFolder().ifPresent(all::add);
        List<Path> strangers = new ArrayList<>();
        entriesOf(projects, "*").forEach(project -> strangers.addAll(strangersIn(project)));
        if (!strangers.isEmpty()) {
            all.add(Diagnosis.notice(
                    FINDING,
                    "Qwen Code does not list sessions that are in the folder of another project (" + strangers.size()
                            + ")",
                    strangers.get(0).toString(),
                    "move the file to the folder of the project that its first line names"));
        }
        return all.isEmpty()
                ? List.of(Diagnosis.good(
                        FINDING, "Sessions of Qwen Code are in the folders of their projects", projects.toString()))
                : all;
    }

    private Optional<Diagnosis> outputFolder() {
        Path config = QwenFolders.of(machine).config();
        return QwenFolders.outputFolder(config)
                .filter(QwenFolders::isRelative)
                .filter(path -> machine.variable("QWEN_RUNTIME_DIR").isEmpty())
                .map(path -> Diagnosis.warning(
                        FINDING,
                        "Qwen Code keeps sessions in each project's own folder, where roam does not look",
                        QwenFolders.settingsIn(config).toString(),
                        "set advanced.runtimeOutputDir to an absolute path"));
    }

    /** Returns the sessions in a project's folder that the tool does not take for sessions of that project. */
    private static List<Path> strangersIn(Path project) {
        String key = String.valueOf(project.getFileName());
        return entriesOf(project.resolve(ProjectLayout.CHATS), "*.jsonl").stream()
                .filter(file -> folderOf(file)
                        .filter(path -> !ProjectKey.isOf(key, path))
                        .isPresent())
                .toList();
    }

    private static Optional<String> folderOf(Path session) {
        try {
            byte[] beginning = RegularFiles.readBeginning(session, MAX_FIRST_LINE, LinkOption.NOFOLLOW_LINKS);
            return JsonSlice.parse(firstLine(beginning)).flatMap(line -> line.string("cwd"));
        } catch (IOException e) { // it is reported as unreadable
            return Optional.empty();
        }
    }

    private static byte[] firstLine(byte[] beginning) {
        int end = 0;
        while (end < beginning.length && beginning[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(beginning, end);
    }

    private static List<Path> entriesOf(Path folder, String names) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
                entries.forEach(all::add);
            } catch (IOException | DirectoryIteratorException e) {
                return all; // it is reported as unreadable
            }
        }
        all.sort(null);
        return all;
    }
}
