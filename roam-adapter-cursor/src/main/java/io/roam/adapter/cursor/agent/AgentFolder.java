package io.roam.adapter.cursor.agent;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tool's configuration folder. It has a folder for each workspace's hash, and a session's folder in that. */
public record AgentFolder(Path path) {
    public Path chats() {
        return path.resolve("chats");
    }

    public Path acpSessions() {
        return path.resolve("acp-sessions");
    }

    List<Path> listBuckets() {
        return listFolders(chats());
    }

    List<AgentSessionLocation> listSessions() {
        List<AgentSessionLocation> all = new ArrayList<>();
        for (Path bucket : listBuckets()) {
            listFolders(bucket)
                    .forEach(folder -> addIfSession(folder, Optional.of(String.valueOf(bucket.getFileName())), all));
        }
        listFolders(acpSessions()).forEach(folder -> addIfSession(folder, Optional.empty(), all));
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

    private static List<Path> listFolders(Path parent) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
                all.forEach(folder -> {
                    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        folders.add(folder);
                    }
                });
            } catch (IOException e) { // it was deleted meanwhile
                return List.of();
            }
        }
        folders.sort(null);
        return folders;
    }
}
