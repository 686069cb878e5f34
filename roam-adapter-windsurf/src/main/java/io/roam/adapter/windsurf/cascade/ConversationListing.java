package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.DiskException;
import io.roam.spi.tool.SessionInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What stands in the folder of conversations, by names, sizes and times. */
public final class ConversationListing {
    private final Path folder;
    private final String ending;

    /** Of conversations whose files' names end so. */
    public ConversationListing(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** Is shown a conversation's file. */
    @FunctionalInterface
    public interface FileHandler {
        void handle(String id, Path file, BasicFileAttributes seen);
    }

    public void visitFiles(FileHandler each, BiConsumer<Path, String> odd) {
        for (Path file : listFiles()) {
            readAttributes(file).ifPresent(seen -> classify(file, seen, each, odd));
        }
    }

    private void classify(Path file, BasicFileAttributes seen, FileHandler each, BiConsumer<Path, String> odd) {
        String name = file.getFileName().toString();
        Optional<String> id = SessionId.fromFileName(name, ending);
        if (seen.isSymbolicLink()) {
            odd.accept(file, "links are not followed");
        } else if (seen.isRegularFile() && id.isPresent()) {
            each.handle(id.get(), file, seen);
        } else if (name.endsWith(ending)) {
            odd.accept(file, "its name is no conversation's id");
        }
    }

    /** What roam left behind when it was cut off. */
    List<Path> leftovers() {
        return listFiles().stream()
                .filter(file -> FileReplacement.isTemporary(file.getFileName().toString()))
                .toList();
    }

    private List<Path> listFiles() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        } catch (NoSuchFileException e) { // nothing was said yet
            return files;
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
        return files;
    }

    private static Optional<BasicFileAttributes> readAttributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) { // gone since the folder was listed
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** A conversation whose file stands there. */
    static Optional<SessionInfo> infoOf(String id, Path file) {
        return readAttributes(file).filter(BasicFileAttributes::isRegularFile).map(seen -> infoOf(id, seen));
    }

    public static SessionInfo infoOf(String id, BasicFileAttributes seen) {
        return SessionInfo.of(
                id,
                seen.size() + "@" + seen.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "#" + seen.fileKey(),
                seen.size(),
                seen.lastModifiedTime().toInstant(),
                anywhere -> true);
    }
}
