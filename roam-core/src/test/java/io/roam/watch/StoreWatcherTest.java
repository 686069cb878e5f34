package io.roam.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreWatcherTest {
    private static final String LIMIT = "User limit of inotify instances reached";

    @TempDir
    Path folder;

    @Test
    void asksAgainWhereTheSystemRefuses() throws Exception {
        LimitedFileSystem files = new LimitedFileSystem();
        CountDownLatch changed = new CountDownLatch(2);
        try (StoreWatcher watcher = new StoreWatcher(files, changed::countDown)) {
            watcher.watch(Set.of(folder));
            assertThat(watcher.isTold()).isFalse();
            assertThat(watcher.obstacle()).contains(LIMIT);
            assertThat(watcher.takeChanged()).isEmpty();

            files.refuses = false;
            watcher.watch(Set.of(folder));
            assertThat(watcher.isTold()).isTrue();
            assertThat(watcher.obstacle()).isEmpty();
            assertThat(watcher.takeChanged()).containsExactly(folder);

            Files.createFile(folder.resolve("new"));
            assertThat(changed.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The file system of this machine, which may refuse to tell of changes. */
    private static final class LimitedFileSystem extends FileSystem {
        private final FileSystem real = FileSystems.getDefault();
        private boolean refuses = true;

        @Override
        public WatchService newWatchService() throws IOException {
            if (refuses) {
                throw new IOException(LIMIT);
            }
            return real.newWatchService();
        }

        @Override
        public FileSystemProvider provider() {
            return real.provider();
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return real.isReadOnly();
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return real.getPath(first, more);
        }

        @Override
        public PathMatcher getPathMatcher(String syntaxAndPattern) {
            return real.getPathMatcher(syntaxAndPattern);
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }
    }
}
