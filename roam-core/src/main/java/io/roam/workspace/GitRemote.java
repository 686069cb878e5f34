package io.roam.workspace;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The normal form of a git repository's address on a server, however a clone spells it: {@code host[:port]/path}.
 *
 * @param host the server's name in lower case, with its port unless that is the default
 * @param path the names below it, at least one
 */
record GitRemote(String host, ImmutableList<String> path) {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern HOST = Pattern.compile("(?U)(\\[[0-9A-Fa-f:.%]+]"
            + "|[^-.~:/\\\\@?#\\[\\]<>\"'`\\s\\p{Cntrl}][^:/\\\\@?#\\[\\]<>\"'`\\s\\p{Cntrl}]*)(:\\d{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|.*\\.localhost|127\\.[0-9.]+|0\\.0\\.0\\.0|\\[::1])(:.*)?");
    private static final Pattern UNFIT = Pattern.compile("(?U)[\\p{Cntrl}@]");
    private static final String SUFFIX = ".git";
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final Pattern SSH_ALIAS = Pattern.compile("^(ssh|altssh)\\.(?=.*\\.)");
    private static final Set<String> PATH_PREFIXES = Set.of("a", "scm", "v3"); // of Gerrit, Bitbucket and Azure
    private static final String AZURE_SEPARATOR = "_git";

    /** Parses an address in git's configuration; empty if it means nothing on another machine. */
    static Optional<GitRemote> parseAddress(String address) {
        return address.length() > MAX_LENGTH ? Optional.empty() : GitAddress.parse(address.strip());
    }

    /** Parses an address that a user types or a device recorded: as in git's configuration, or in normal form. */
    static Optional<GitRemote> parse(String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        boolean normal = slash > 0 && HOST.matcher(plain.substring(0, slash)).matches();
        return normal && plain.length() <= MAX_LENGTH
                ? of(plain.substring(0, slash), plain.substring(slash))
                : parseAddress(plain);
    }

    /** Returns the repository at {@code path} on {@code host}; empty if others cannot reach the host, or the path is invalid. */
    static Optional<GitRemote> of(String host, String path) {
        List<String> names = names(path);
        boolean good = HOST.matcher(host).matches() && !names.isEmpty() && !names.contains("..");
        GitRemote remote = new GitRemote(host.toLowerCase(Locale.ROOT), ImmutableList.copyOf(names));
        return good && remote.isShared() ? Optional.of(remote) : Optional.empty();
    }

    /** Whether other machines can reach the host, and no misplaced {@code @} follows a password. */
    private boolean isShared() {
        return !LOOPBACK.matcher(host).matches() && !UNFIT.matcher(toString()).find();
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (String name : Splitter.on('/').split(path.split("[?#]", 2)[0])) {
            String plain = name.strip();
            if (!plain.isEmpty() && !plain.equals(".")) {
                names.add(plain);
            }
        }
        dropSuffix(names);
        return names;
    }

    private static void dropSuffix(List<String> names) {
        int last = names.size() - 1;
        while (last >= 0 && names.get(last).endsWith(SUFFIX)) {
            String name = names.remove(last);
            String rest = name.substring(0, name.length() - SUFFIX.length()).strip();
            if (!rest.isEmpty() && !rest.equals(".")) {
                names.add(rest);
            }
            last = names.size() - 1;
        }
    }

    /** Returns the names from this repository to {@code below}; empty if that is neither this repository nor below it. */
    Optional<List<String>> relativize(GitRemote below) {
        boolean here = host.equals(below.host)
                && path.size() <= below.path.size()
                && path.equals(below.path.subList(0, path.size()));
        return here ? Optional.of(below.path.subList(path.size(), below.path.size())) : Optional.empty();
    }

    /**
     * Whether this may be another address of the same repository. Ports, letter case and a server's own ways of writing a path do not
     * tell repositories apart; nor does a name without a dot, which may stand for any server in ssh's configuration.
     */
    boolean mayEqual(GitRemote other) {
        boolean sameServer = serverName().equals(other.serverName()) || isServerAlias() || other.isServerAlias();
        return sameServer && pathOnServer().equals(other.pathOnServer());
    }

    private String serverName() {
        return SSH_ALIAS.matcher(PORT.matcher(host).replaceFirst("")).replaceFirst("");
    }

    private boolean isServerAlias() {
        return !host.startsWith("[") && !host.contains(".");
    }

    private List<String> pathOnServer() {
        List<String> names = new ArrayList<>();
        for (String name : path) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
        if (names.size() > 2 && PATH_PREFIXES.contains(names.get(0))) {
            names.remove(0);
        }
        names.remove(AZURE_SEPARATOR);
        return names;
    }

    @Override
    public String toString() {
        return host + "/" + String.join("/", path);
    }
}
