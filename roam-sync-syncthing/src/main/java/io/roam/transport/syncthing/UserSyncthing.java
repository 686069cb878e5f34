package io.roam.transport.syncthing;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The Syncthing that the user runs. Where its configuration lies: Syncthing's documentation, "syncthing --paths".
 */
final class UserSyncthing {
    private UserSyncthing() {}

    /** Returns a client of the user's instance, which must be running. */
    static RestClient connect(Machine machine) {
        return find(machine).orElseThrow(NoSyncthingException::notRunning);
    }

    static boolean isRunning(Machine machine) {
        return find(machine).isPresent();
    }

    /** Returns a client of the user's instance if it is running. */
    static Optional<RestClient> find(Machine machine) {
        return folders(machine).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("config.xml")))
                .findFirst()
                .flatMap(UserSyncthing::rest)
                .filter(client -> client.isUp(""));
    }

    private static List<Path> folders(Machine machine) {
        List<Path> all = new ArrayList<>();
        add(all, machine, machine.variable("STHOMEDIR"), "");
        add(all, machine, machine.variable("STCONFDIR"), "");
        Path home = machine.home();
        if (machine.os() == Os.MAC) {
            all.add(home.resolve("Library/Application Support/Syncthing"));
        } else if (machine.os() == Os.WINDOWS) {
            add(all, machine, machine.variable("LOCALAPPDATA"), "Syncthing");
            add(all, machine, machine.variable("APPDATA"), "Syncthing");
        } else {
            add(all, machine, machine.variable("XDG_CONFIG_HOME"), "syncthing");
            all.add(home.resolve(".config/syncthing"));
            add(all, machine, machine.variable("XDG_STATE_HOME"), "syncthing");
            all.add(home.resolve(".local/state/syncthing"));
        }
        return all;
    }

    private static void add(List<Path> all, Machine machine, Optional<String> variable, String below) {
        try {
            variable.map(text -> machine.home().getFileSystem().getPath(text, below))
                    .ifPresent(all::add);
        } catch (InvalidPathException e) { // as if it were not set
            return;
        }
    }

    private static Optional<RestClient> rest(Path folder) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(folder.resolve("config.xml").toFile())
                    .getDocumentElement();
            Element gui = (Element) root.getElementsByTagName("gui").item(0);
            return gui == null ? Optional.empty() : rest(folder, gui);
        } catch (IOException | SAXException | ParserConfigurationException e) { // not a usable configuration
            return Optional.empty();
        }
    }

    private static Optional<RestClient> rest(Path folder, Element gui) {
        String address = text(gui, "address");
        String key = text(gui, "apikey");
        if (address.startsWith("unix") || address.startsWith("/") || key.isEmpty() || !address.contains(":")) {
            return Optional.empty();
        }
        String host = address.substring(0, address.lastIndexOf(':'));
        boolean anywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
        String place = (anywhere ? "127.0.0.1" : host) + address.substring(address.lastIndexOf(':'));
        return gui.getAttribute("tls").equals("true")
                ? OwnCertificate.context(folder.resolve("https-cert.pem"))
                        .map(context ->
                                new RestClient(HttpClient.newBuilder().sslContext(context), "https://" + place, key))
                : Optional.of(RestClient.of("http://" + place, key));
    }

    private static String text(Element gui, String name) {
        return gui.getElementsByTagName(name).getLength() == 0
                ? ""
                : gui.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
