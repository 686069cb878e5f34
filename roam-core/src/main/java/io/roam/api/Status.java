package io.roam.api;

import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The state of a home, of its devices and stores, and of what the next synchronization would do.
 *
 * @param self this device
 * @param devices this device, those it trusts, and those about which the user has not decided
 * @param stores the stores of tools here
 * @param gone the folders of sessions here that are gone, those with the most sessions first
 * @param next what a synchronization would do now
 */
public record Status(
        Device self,
        HomeInfo home,
        PoolInfo pool,
        TransportInfo transports,
        InboxInfo inbox,
        List<Device> devices,
        List<StoreInfo> stores,
        List<GoneFolder> gone,
        SyncReport next) {
    /**
     * The home.
     *
     * @param path where roam keeps what must not be lost
     * @param watched whether a watch keeps the home up to date
     */
    public record HomeInfo(Path path, boolean watched) {}

    /**
     * A store of a tool.
     *
     * @param tool the tool's id
     * @param folder the absolute path of its root
     * @param sessions the number of its sessions that roam knows
     */
    public record StoreInfo(String tool, String folder, long sessions) {}

    /**
     * The conversations in the pool.
     *
     * @param conversations the number of conversations
     * @param onlyHere the number of those that were in a tool here, and are in none now
     * @param soonDeleted the number of those with a session that its tool deletes within a week if it is not continued
     * @param files the number of the pool's files
     * @param bytes the size of the pool
     */
    public record PoolInfo(int conversations, int onlyHere, int soonDeleted, int files, long bytes) {}

    /**
     * The transports.
     *
     * @param addresses those of the transports that this device uses
     * @param connections the connection to each device, where a transport knows it
     * @param remarks what else the user should know
     */
    public record TransportInfo(List<String> addresses, List<PeerConnection> connections, List<Reason.Coded> remarks) {}

    /**
     * A folder that is gone from this machine, or the folder that held several.
     *
     * @param sessions the number of sessions in it, which their tool cannot continue there
     * @param remedy how the user says which folder it is now
     */
    public record GoneFolder(String folder, int sessions, Remedy remedy) {}

    /**
     * What other devices sent and is not accepted: the name of each file, and the reason as a sentence.
     *
     * @param deferred files that are valid, and wait for a decision or for messages before them
     * @param quarantined files that failed verification
     */
    public record InboxInfo(Map<String, String> deferred, Map<String, String> quarantined) {}
}
