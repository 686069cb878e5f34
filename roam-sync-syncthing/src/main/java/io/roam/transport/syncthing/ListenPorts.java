package io.roam.transport.syncthing;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The port on which a managed instance listens, kept if possible, and its addresses in the local networks. */
record ListenPorts(Path file, Disk disk) {
    private static final int USUAL = 22_037;
    private static final int MAX_ADDRESSES = 4;

    /** Returns a port that is free now. */
    static int findFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SyncthingFailedException(
                    "no free port on this device",
                    "127.0.0.1",
                    "close programs that use the network, then run the command again",
                    e);
        }
    }

    /** Chooses the port to listen on: the previous one if it is free. */
    int chooseListening() {
        int before = storedPort();
        int now = isFree(before) ? before : findFree();
        if (now != before || !Files.exists(file)) {
            try {
                disk.writeAtomically(file, String.valueOf(now).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new DiskException("cannot write", file, e);
            }
        }
        return now;
    }

    private int storedPort() {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) { // none was chosen yet
            return USUAL;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the addresses of that port in the networks of this machine. */
    List<String> localAddresses() {
        List<String> all = new ArrayList<>();
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback() && !card.isVirtual()) {
                    card.getInterfaceAddresses().stream()
                            .map(InterfaceAddress::getAddress)
                            .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                            .forEach(address -> all.add(url(address)));
                }
            }
        } catch (SocketException e) { // none is known: others use discovery
            return List.of();
        }
        return all.subList(0, Math.min(MAX_ADDRESSES, all.size()));
    }

    private String url(InetAddress address) {
        String host = address.getHostAddress().replaceAll("%.*", "");
        return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + storedPort();
    }
}
