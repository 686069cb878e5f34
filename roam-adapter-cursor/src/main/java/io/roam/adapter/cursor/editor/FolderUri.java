package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.json.JsonValue;
import io.roam.spi.Os;
import io.roam.spi.tool.RemoteFolder;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder in the editor's forms.
 *
 * @param fsPath the path in the system's form, with a small drive letter
 * @param path the path with slashes, beginning with one
 * @param remote the folder on another machine; empty for one of this machine
 */
record FolderUri(String fsPath, String path, Optional<RemoteFolder> remote) {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    /** Returns the URI of a remote folder. */
    static FolderUri of(RemoteFolder folder) {
        return new FolderUri(folder.path(), folder.path(), Optional.of(folder));
    }

    static FolderUri of(String folder, Os os) {
        Optional<RemoteFolder> remote = RemoteFolder.parse(folder);
        if (remote.isPresent()) {
            return of(remote.get());
        }
        if (os != Os.WINDOWS) {
            return new FolderUri(folder, folder, Optional.empty());
        }
        boolean drive = folder.length() > 1 && folder.charAt(1) == ':';
        String fsPath = drive ? folder.substring(0, 1).toLowerCase(Locale.ROOT) + folder.substring(1) : folder;
        String slashes = fsPath.replace('\\', '/');
        return new FolderUri(fsPath, slashes.startsWith("/") ? slashes : '/' + slashes, Optional.empty());
    }

    /** Whether the folder's name is one of this machine's disks, not of a server. */
    boolean isLocal() {
        return remote.isEmpty() && !path.startsWith("//");
    }

    /** Returns the URI, with every byte percent-encoded that might need it. */
    String external() {
        if (remote.isPresent()) {
            return remote.get().toString();
        }
        StringBuilder uri = new StringBuilder(isLocal() ? "file://" : "file:");
        for (byte one : path.getBytes(UTF_8)) {
            char c = (char) (one & 0xff);
            if (PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return uri.toString();
    }

    /** Returns the object with which later versions name it. */
    String toJson() {
        if (remote.isPresent()) {
            return "{\"$mid\":1,\"external\":" + JsonValue.quoted(external()) + ",\"path\":" + JsonValue.quoted(path)
                    + ",\"scheme\":\"" + RemoteFolder.SCHEME + "\",\"authority\":"
                    + JsonValue.quoted(remote.get().authority()) + "}";
        }
        return "{\"$mid\":1,\"fsPath\":" + JsonValue.quoted(fsPath) + ",\"external\":" + JsonValue.quoted(external())
                + ",\"path\":" + JsonValue.quoted(path) + ",\"scheme\":\"file\"}";
    }
}
