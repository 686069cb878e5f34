package io.roam.adapter.qwen;

import io.roam.adapter.kit.SessionLayout;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.Optional;

/** The files {@code PROJECT/chats/SESSION.jsonl} below {@code projects}. */
final class ProjectLayout implements SessionLayout {
    static final String CHATS = "chats";

    private static final String ENDING = ".jsonl";
    private static final int NAMES = 3;

    @Override
    public Path root(Machine machine) {
        return QwenFolders.of(machine).projects();
    }

    @Override
    public Optional<String> sessionOf(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean session =
                file.getNameCount() == NAMES && file.getName(1).toString().equals(CHATS) && name.endsWith(ENDING);
        return session ? Optional.of(name.substring(0, name.length() - ENDING.length())) : Optional.empty();
    }

    @Override
    public Path fileOf(String session, Path workspace) {
        return Path.of(ProjectKey.keyOf(ProjectKey.realPath(workspace)), CHATS, session + ENDING);
    }

    @Override
    public boolean mayBelongTo(Path file, String folder) {
        String key = file.getName(0).toString();
        return ProjectKey.isOf(key, folder) || ProjectKey.isOf(key, ProjectKey.realPath(folder));
    }

    @Override
    public int depth() {
        return NAMES - 1;
    }
}
