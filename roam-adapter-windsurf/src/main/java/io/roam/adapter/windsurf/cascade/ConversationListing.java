package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.kit.files.DraftFile;
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

/** Lists the files in a folder of conversations. */
public final class ConversationListing {
    private final Path folder;
    private final String ending;

    /** Lists files whose names end so. */
    public ConversationListing(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** Receives the file of each conversation. */
    @FunctionalInterface
    public interface FileHandler {
        void handle(String id, Path file, BasicFileAttributes attributes);
    }

    public void visitFiles(FileHandler each, BiConsumer<Path, String> unexpected) {
        for (Path file : listFiles()) {
            readAttributes(file).ifPresent(attributes -> classify(file, attributes, each, unexpected));
        }
    }

    private void classify(
            Path file, BasicFileAttributes attributes, FileHandler each, BiConsumer<Path, String> unexpected) {
        String name = file.getFileName().toString();
        Optional<String> id = SessionId.fromFileName(name, ending);
        if (attributes.isSymbolicLink()) {
            unexpected.accept(file, "symbolic links are not followed");
        } else if (attributes.isRegularFile() && id.isPresent()) {
            each.handle(id.get(), file, attributes);
        } else if (name.endsWith(ending)) {
            unexpected.accept(file, "not a conversation file name");
        }
    }

    /** Returns the temporary files of interrupted runs. */
    List<Path> leftovers() {
        return listFiles().stream().filter(DraftFile::isTemporary).toList();
    }

    private List<Path> listFiles() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        } catch (NoSuchFileException e) { // there is no conversation yet
            return files;
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
        return files;
    }

    private static Optional<BasicFileAttributes> readAttributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) { // deleted since the folder was listed
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns the conversation in that file; empty if there is no file. */
    static Optional<SessionInfo> infoOf(String id, Path file) {
        return readAttributes(file)
                .filter(BasicFileAttributes::isRegularFile)
                .map(attributes -> infoOf(id, attributes));
    }

    public static SessionInfo infoOf(String id, BasicFileAttributes attributes) {
        return SessionInfo.of(
                id,
                attributes.size() + "@" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "#"
                        + attributes.fileKey(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                anywhere -> true);
    }
}
