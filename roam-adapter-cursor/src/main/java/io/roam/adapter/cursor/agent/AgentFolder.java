package io.roam.adapter.cursor.agent;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The tool's configuration folder. It has a folder for each workspace's hash, and a session's folder in that. */
public record AgentFolder(Path path) {
    public Path chats() {
        return path.resolve("chats");
    }

    public Path acpSessions() {
        return path.resolve("acp-sessions");
    }

    List<Path> listBuckets() {
        return listFolders(chats(), folder -> {});
    }

    List<AgentSessionLocation> listSessions() {
        return listSessions(folder -> {});
    }

    /** Lists the sessions; {@code unreadable} receives each folder that cannot be listed. */
    List<AgentSessionLocation> listSessions(Consumer<Path> unreadable) {
        List<AgentSessionLocation> all = new ArrayList<>();
        for (Path bucket : listFolders(chats(), unreadable)) {
            listFolders(bucket, unreadable)
                    .forEach(folder -> addIfSession(folder, Optional.of(String.valueOf(bucket.getFileName())), all));
        }
        listFolders(acpSessions(), unreadable).forEach(folder -> addIfSession(folder, Optional.empty(), all));
        return all;
    }

    Optional<AgentSessionLocation> find(String id) {
        return listSessions().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Returns the location for a new session of a workspace. */
    AgentSessionLocation newLocation(String id, Path workspace) {
        String bucket = AgentSessionLocation.bucketOf(workspace.toString());
        return new AgentSessionLocation(chats().resolve(bucket).resolve(id), Optional.of(bucket));
    }

    private static void addIfSession(Path folder, Optional<String> bucket, List<AgentSessionLocation> all) {
        AgentSessionLocation session = new AgentSessionLocation(folder, bucket);
        if (Files.isRegularFile(session.database(), LinkOption.NOFOLLOW_LINKS)) {
            all.add(session);
        }
    }

    private static List<Path> listFolders(Path parent, Consumer<Path> unreadable) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
                all.forEach(folder -> {
                    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        folders.add(folder);
                    }
                });
            } catch (NoSuchFileException e) { // it was deleted meanwhile
                return List.of();
            } catch (IOException | DirectoryIteratorException e) {
                unreadable.accept(parent);
                return List.of();
            }
        } else if (!Files.notExists(parent, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(parent)) {
            unreadable.accept(parent);
        }
        folders.sort(null);
        return folders;
    }
}
