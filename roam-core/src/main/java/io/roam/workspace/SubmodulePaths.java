package io.roam.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/** The paths of the submodules of a working tree. */
record SubmodulePaths(Path top) {
    private static final int MAX_BYTES = 1 << 18;
    private static final int MOST = 500;

    /** Returns the paths that stay within the working tree, as its file names them. */
    List<String> read() {
        return SmallFile.read(top.resolve(".gitmodules"), MAX_BYTES)
                .map(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(List.of());
    }

    private List<String> parse(String text) {
        try {
            return new GitConfigReader(text)
                    .values("submodule", "path").values().stream()
                            .filter(this::isInside)
                            .limit(MOST)
                            .toList();
        } catch (ParseException | InvalidPathException e) {
            return List.of();
        }
    }

    private boolean isInside(String path) {
        Path folder = top;
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.startsWith(".") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
                return false;
            }
            folder = folder.resolve(name);
            if (!FolderAttributes.read(folder)
                    .filter(FolderAttributes::isFolder)
                    .isPresent()) {
                return false;
            }
        }
        return true;
    }
}
