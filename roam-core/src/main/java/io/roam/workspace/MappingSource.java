package io.roam.workspace;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.roam.spi.tool.RemoteFolder;
import java.util.List;
import java.util.Optional;

/** The source of a mapping: a path of any machine, a remote folder, or a repository. */
sealed interface MappingSource {
    /** Returns the names from this source to the workspace; empty if that is not below it. */
    Optional<List<String>> namesTo(Workspace workspace);

    static Optional<MappingSource> parse(String text) {
        Optional<MappingSource> folder = AbsolutePath.parse(text).map(Folder::new);
        return folder.or(() -> RemoteFolder.parse(text).map(Remote::new))
                .or(() -> GitRemote.parse(text).map(Repository::new));
    }

    record Folder(AbsolutePath path) implements MappingSource {
        @Override
        public Optional<List<String>> namesTo(Workspace workspace) {
            return AbsolutePath.parse(workspace.path()).flatMap(path::relativize);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    record Remote(RemoteFolder folder) implements MappingSource {
        @Override
        public Optional<List<String>> namesTo(Workspace workspace) {
            return RemoteFolder.parse(workspace.path()).flatMap(folder::relativize);
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }

    record Repository(GitRemote remotePrefix) implements MappingSource {
        @Override
        public Optional<List<String>> namesTo(Workspace workspace) {
            return workspace
                    .remote()
                    .flatMap(GitRemote::parse)
                    .flatMap(remotePrefix::relativize)
                    .map(names -> {
                        ImmutableList.Builder<String> pathNames =
                                ImmutableList.<String>builder().addAll(names);
                        workspace
                                .subfolder()
                                .ifPresent(subfolder ->
                                        pathNames.addAll(Splitter.on('/').split(subfolder)));
                        return pathNames.build();
                    });
        }

        @Override
        public String toString() {
            return remotePrefix.toString();
        }
    }
}
