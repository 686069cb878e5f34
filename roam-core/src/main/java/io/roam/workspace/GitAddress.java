package io.roam.workspace;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses addresses of git repositories: {@code scheme://user@host:port/path} and {@code user@host:path}. */
final class GitAddress {
    private static final Map<String, String> USUAL_PORTS =
            Map.of("ssh", "22", "git", "9418", "http", "80", "https", "443", "ftp", "21", "ftps", "990");
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern SCP =
            Pattern.compile("([^/\\[\\]]*@)?([^:/\\\\@\\[\\]]+|\\[[^]/]+]):(?!:)(.+)", Pattern.DOTALL);

    private GitAddress() {}

    /** Returns the repository on a server; empty if the address is local or malformed. */
    static Optional<GitRemote> parse(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return ofUrl(url.group(1).toLowerCase(Locale.ROOT), url.group(2), url.group(3));
        }
        Matcher scp = SCP.matcher(address);
        return scp.matches() && !isLocal(scp) ? GitRemote.of(scp.group(2), scp.group(3)) : Optional.empty();
    }

    private static Optional<GitRemote> ofUrl(String scheme, String authority, String path) {
        String server = authority.substring(authority.lastIndexOf('@') + 1);
        return scheme.equals("file") ? Optional.empty() : GitRemote.of(withoutUsualPort(scheme, server), path);
    }

    private static String withoutUsualPort(String scheme, String server) {
        int colon = server.lastIndexOf(':');
        if (colon < 0 || server.endsWith("]")) {
            return server;
        }
        String port = server.substring(colon + 1).replaceFirst("^0+(?=.)", "");
        String transport = scheme.replaceFirst("^git\\+|\\+git$", "");
        boolean usual = port.isEmpty() || port.equals(USUAL_PORTS.get(transport));
        return server.substring(0, colon) + (usual ? "" : ":" + port);
    }

    /** Whether an address is a Windows path with a drive, or a URL that lacks a slash and whose path may hold a password. */
    private static boolean isLocal(Matcher scp) {
        String host = scp.group(2).toLowerCase(Locale.ROOT);
        return scp.group(1) == null && (host.length() == 1 || host.equals("file") || USUAL_PORTS.containsKey(host));
    }
}
