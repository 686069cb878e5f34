package io.roam.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a machine is called. */
final class HostName {
    private HostName() {}

    static String of(Map<String, String> environment) {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = first(environment.getOrDefault(variable, ""));
            if (!name.isEmpty()) {
                return name;
            }
        }
        String written = first(written());
        return written.isEmpty() ? asked() : written;
    }

    private static String written() {
        try {
            return Files.readString(Path.of("/etc/hostname"));
        } catch (IOException e) { // most systems have none
            return "";
        }
    }

    private static String asked() {
        try {
            String name = first(InetAddress.getLocalHost().getHostName());
            return name.isEmpty() ? "unnamed" : name;
        } catch (IOException e) {
            return "unnamed";
        }
    }

    /** Its own name, without its domain. */
    private static String first(String name) {
        String word = name.strip();
        int dot = word.indexOf('.');
        return dot < 0 ? word : word.substring(0, dot);
    }
}
