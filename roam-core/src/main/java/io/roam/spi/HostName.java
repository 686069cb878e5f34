package io.roam.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out the name of this machine, which names the device if the user gives none. */
final class HostName {
    private HostName() {}

    static String detect(Map<String, String> environment) {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = firstLabel(environment.getOrDefault(variable, ""));
            if (!name.isEmpty()) {
                return name;
            }
        }
        String written = firstLabel(readFile());
        return written.isEmpty() ? askNetwork() : written;
    }

    private static String readFile() {
        try {
            return Files.readString(Path.of("/etc/hostname"));
        } catch (IOException e) { // only Linux systems have it
            return "";
        }
    }

    private static String askNetwork() {
        try {
            String name = firstLabel(InetAddress.getLocalHost().getHostName());
            return name.isEmpty() ? "unnamed" : name;
        } catch (IOException e) {
            return "unnamed";
        }
    }

    /** Returns the first label of a domain name. */
    private static String firstLabel(String name) {
        String word = name.strip();
        int dot = word.indexOf('.');
        return dot < 0 ? word : word.substring(0, dot);
    }
}
